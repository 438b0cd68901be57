package dev.heddle.node.delegate;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Arrays and buffers before a method that may write to them: what it left alone is not sent back,
 * for another thread may have written there meanwhile.
 */
final class Snapshot {
  private Snapshot() {}

  /** Copies of the arguments that may be written to; null for all others. */
  static Object[] of(Signature method, Object[] arguments) {
    Object[] copies = new Object[arguments.length];
    if (method.direction() == Signature.Direction.BOTH) {
      for (int i = 0; i < copies.length; i++) {
        if (arguments[i] != null && method.isCopied(i)) {
          copies[i] = copy(content(arguments[i]));
        }
      }
    }
    return copies;
  }

  /** Whether an argument is as it was; never where there is no copy. */
  static boolean isUnchanged(Object argument, Object copy) {
    if (copy == null) {
      return false;
    }
    Object content = content(argument);
    if (!(content instanceof Object[] objects)) {
      return Objects.deepEquals(content, copy);
    }
    for (int i = 0; i < objects.length; i++) {
      if (objects[i] != ((Object[]) copy)[i]) { // the program's own equals is not asked
        return false;
      }
    }
    return true;
  }

  private static Object content(Object argument) {
    if (!(argument instanceof ByteBuffer buffer)) {
      return argument;
    }
    byte[] bytes = new byte[buffer.limit()];
    buffer.duplicate().rewind().get(bytes);
    return bytes;
  }

  private static Object copy(Object array) {
    if (array instanceof Object[] objects) {
      return Arrays.copyOf(objects, objects.length);
    }
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }
}
