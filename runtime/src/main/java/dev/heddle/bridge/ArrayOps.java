package dev.heddle.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/** Redirections of operations on whole arrays: same name, same descriptor, receiver first. */
public final class ArrayOps {
  private ArrayOps() {}

  /** {@code System.arraycopy}; a range out of bounds is left to it. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // the program's arguments, whatever they are
  public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length) {
    if (isArray(from) && isArray(to)) {
      ArrayAccess.readRange(from, fromIndex, fromIndex + length);
      ArrayAccess.writeRange(to, toIndex, toIndex + length);
    }
    System.arraycopy(from, fromIndex, to, toIndex, length);
  }

  public static Object[] copyOf(Object[] array, int length, Class<? extends Object[]> type) {
    ArrayAccess.readAll(array);
    return Arrays.copyOf(array, length, type);
  }

  public static byte[] copyOfRange(byte[] array, int from, int to) {
    ArrayAccess.readAll(array);
    return Arrays.copyOfRange(array, from, to);
  }

  /** {@code OutputStream.write}. */
  public static void write(OutputStream out, byte[] array, int from, int length)
      throws IOException {
    ArrayAccess.readAll(array);
    out.write(array, from, length);
  }

  public static void sort(Object[] array, Comparator<Object> order) {
    ArrayCallbacks.sort(array, order);
  }

  /** {@code array.clone()}. */
  public static Object clone(Object array) {
    int length = Array.getLength(array);
    ArrayAccess.readRange(array, 0, length);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  public static String deepToString(Object[] array) {
    readDeep(array, 0);
    return Arrays.deepToString(array);
  }

  public static boolean deepEquals(Object[] first, Object[] second) {
    readDeep(first, 0);
    readDeep(second, 0);
    return Arrays.deepEquals(first, second);
  }

  /** {@code Objects.deepEquals}. */
  public static boolean deepEquals(Object first, Object second) {
    readDeep(first, 0);
    readDeep(second, 0);
    return Objects.deepEquals(first, second);
  }

  public static int deepHashCode(Object[] array) {
    readDeep(array, 0);
    return Arrays.deepHashCode(array);
  }

  private static boolean isArray(Object object) {
    return object != null && object.getClass().isArray();
  }

  /** An array that contains itself is no deeper than this. */
  private static final int MAX_DEPTH = 255;

  private static void readDeep(Object array, int depth) {
    if (!isArray(array)) {
      return;
    }
    ArrayAccess.readAll(array);
    if (array instanceof Object[] elements && depth < MAX_DEPTH) {
      for (Object element : elements) {
        if (isArray(element)) {
          readDeep(element, depth + 1);
        }
      }
    }
  }
}
