package dev.heddle.protocol.sim;

/** Words are numbers or references; a reference is the marked number of an object. */
final class Values {
  private static final long REFERENCE = 1L << 62;

  private Values() {}

  static long reference(int object) {
    return REFERENCE | object;
  }

  static boolean isReference(long value) {
    return (value & REFERENCE) != 0;
  }

  static int object(long value) {
    return (int) (value & ~REFERENCE);
  }

  static String show(long value) {
    return isReference(value) ? "@" + object(value) : Long.toString(value);
  }
}
