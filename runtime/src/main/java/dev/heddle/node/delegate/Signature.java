package dev.heddle.node.delegate;

import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;

/**
 * A method of a delegated class, as far as its call is copied.
 *
 * @param key class and name, a space, descriptor
 */
record Signature(String key, String className, String name, MethodType type) {
  /** Which way the content of an array or buffer goes. */
  enum Direction {
    IN,
    OUT,
    BOTH;

    boolean isIn() {
      return this != OUT;
    }

    boolean isOut() {
      return this != IN;
    }
  }

  static Signature of(String key) {
    int space = key.indexOf(' ');
    int dot = key.lastIndexOf('.', space);
    return new Signature(
        key,
        key.substring(0, dot).replace('/', '.'),
        key.substring(dot + 1, space),
        MethodType.fromMethodDescriptorString(key.substring(space + 1), null));
  }

  /** Whether an argument is copied there and back, by its declared type. */
  boolean isCopied(int argument) {
    Class<?> declared = type.parameterType(argument);
    return declared.isArray() || declared == ByteBuffer.class;
  }

  /** The JDK's own names say what a method does with an array it is given. */
  Direction direction() {
    if (name.startsWith("read")) {
      return Direction.OUT;
    }
    return name.startsWith("write") || name.startsWith("print") || name.startsWith("append")
        ? Direction.IN
        : Direction.BOTH;
  }

  /** The elements of an array argument that the method may touch: {@code from, to}. */
  int[] window(int argument, Object[] arguments, int length) {
    if (type.parameterCount() > argument + 2
        && type.parameterType(argument + 1) == int.class
        && type.parameterType(argument + 2) == int.class) {
      long from = (Integer) arguments[argument + 1];
      long to = from + (Integer) arguments[argument + 2];
      if (from >= 0 && from <= to && to <= length) { // else the method will say so
        return new int[] {(int) from, (int) to};
      }
    }
    return new int[] {0, length};
  }

  /** How many elements of the window were filled. */
  int filled(int[] window, Object result) {
    int length = window[1] - window[0];
    boolean counts = direction() == Direction.OUT && result instanceof Integer;
    return counts ? Math.min(length, Math.max(0, (Integer) result)) : length;
  }
}
