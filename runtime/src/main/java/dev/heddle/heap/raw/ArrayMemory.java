package dev.heddle.heap.raw;

import java.lang.reflect.Array;
import jdk.internal.misc.Unsafe;

/**
 * Ranges of primitive and reference arrays. Comparison and wire copies go over raw memory, eight
 * bytes at a time; copies between arrays of one type are {@code System.arraycopy}, which never
 * tears an element, so that an array that threads are writing is only ever read through a typed
 * snapshot.
 */
public final class ArrayMemory {
  private static final Unsafe U = Raw.U;
  private static final long BYTE_BASE = baseOffset(byte[].class);

  /** Bytes an element of a reference array counts for in page budgets and on the wire. */
  public static final int REFERENCE_BYTES = 8;

  private ArrayMemory() {}

  /** {@code arrayBaseOffset} returns int on 17 and long on 25: it can only be called by name. */
  private static long baseOffset(Class<?> arrayType) {
    try {
      Object offset = Unsafe.class.getMethod("arrayBaseOffset", Class.class).invoke(U, arrayType);
      return ((Number) offset).longValue();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unsupported JVM: no arrayBaseOffset", e);
    }
  }

  private static final ClassValue<long[]> SHAPES =
      new ClassValue<>() {
        @Override
        protected long[] computeValue(Class<?> arrayType) {
          return new long[] {baseOffset(arrayType), U.arrayIndexScale(arrayType)};
        }
      };

  /** Bytes per element: 1, 2, 4 or 8 for primitives, {@link #REFERENCE_BYTES} for references. */
  public static int width(Class<?> componentType) {
    if (!componentType.isPrimitive()) {
      return REFERENCE_BYTES;
    }
    return (int) SHAPES.get(componentType.arrayType())[1];
  }

  /** The offset of element {@code index} in this JVM. */
  public static long offset(Object array, int index) {
    long[] shape = SHAPES.get(array.getClass());
    return shape[0] + shape[1] * index;
  }

  /** The element at an offset in this JVM. */
  public static int index(Object array, long offset) {
    long[] shape = SHAPES.get(array.getClass());
    return (int) ((offset - shape[0]) / shape[1]);
  }

  /** A typed copy of elements {@code from} to {@code from + length - 1}. */
  public static Object snapshot(Object array, int from, int length) {
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, from, copy, 0, length);
    return copy;
  }

  /**
   * The index relative to the starts of the first element at or after {@code index} whose bits
   * differ, or {@code length}.
   */
  public static int mismatch(Object a, int aFrom, Object b, int bFrom, int index, int length) {
    int width = (int) SHAPES.get(a.getClass())[1];
    long aStart = offset(a, aFrom);
    long bStart = offset(b, bFrom);
    long at = (long) index * width;
    long end = (long) length * width;
    for (; at + 8 <= end; at += 8) {
      if (U.getLongUnaligned(a, aStart + at) != U.getLongUnaligned(b, bStart + at)) {
        break;
      }
    }
    for (; at < end; at++) {
      if (U.getByte(a, aStart + at) != U.getByte(b, bStart + at)) {
        return (int) (at / width);
      }
    }
    return length;
  }

  /** The end of the run of differing elements that begins at {@code index}. */
  public static int runEnd(Object a, int aFrom, Object b, int bFrom, int index, int length) {
    int width = (int) SHAPES.get(a.getClass())[1];
    long aStart = offset(a, aFrom);
    long bStart = offset(b, bFrom);
    int at = index;
    while (at < length
        && Raw.get(a, aStart + (long) at * width, width)
            != Raw.get(b, bStart + (long) at * width, width)) {
      at++;
    }
    return at;
  }

  /** Copies elements of a private primitive array into wire bytes. */
  public static void toBytes(Object array, int from, int length, byte[] bytes, int at) {
    int width = (int) SHAPES.get(array.getClass())[1];
    U.copyMemory(array, offset(array, from), bytes, BYTE_BASE + at, (long) length * width);
  }

  /** Fills a private primitive array from wire bytes. */
  public static void fromBytes(byte[] bytes, int at, Object array, int from, int length) {
    int width = (int) SHAPES.get(array.getClass())[1];
    U.copyMemory(bytes, BYTE_BASE + at, array, offset(array, from), (long) length * width);
  }
}
