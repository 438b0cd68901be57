package dev.heddle.heap.raw;

import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;

/**
 * Reads, stores and swaps of single words at (base, offset), at the word's own width (1, 2, 4 or 8
 * bytes), as raw bits: NaN payloads and -0.0 survive, neighbours are never touched. 64-bit words do
 * not tear on the JVMs Heddle runs on (64-bit HotSpot).
 */
public final class Raw {
  static final Unsafe U = Unsafe.getUnsafe();

  private Raw() {}

  /** The bits of the word, zero-extended. */
  public static long get(Object base, long offset, int width) {
    return switch (width) {
      case 1 -> U.getByte(base, offset) & 0xFFL;
      case 2 -> U.getShort(base, offset) & 0xFFFFL;
      case 4 -> U.getInt(base, offset) & 0xFFFFFFFFL;
      case 8 -> U.getLong(base, offset);
      default -> throw badWidth(width);
    };
  }

  public static void put(Object base, long offset, int width, long bits) {
    switch (width) {
      case 1 -> U.putByte(base, offset, (byte) bits);
      case 2 -> U.putShort(base, offset, (short) bits);
      case 4 -> U.putInt(base, offset, (int) bits);
      case 8 -> U.putLong(base, offset, bits);
      default -> throw badWidth(width);
    }
  }

  public static long getVolatile(Object base, long offset, int width) {
    return switch (width) {
      case 1 -> U.getByteVolatile(base, offset) & 0xFFL;
      case 2 -> U.getShortVolatile(base, offset) & 0xFFFFL;
      case 4 -> U.getIntVolatile(base, offset) & 0xFFFFFFFFL;
      case 8 -> U.getLongVolatile(base, offset);
      default -> throw badWidth(width);
    };
  }

  public static void putVolatile(Object base, long offset, int width, long bits) {
    switch (width) {
      case 1 -> U.putByteVolatile(base, offset, (byte) bits);
      case 2 -> U.putShortVolatile(base, offset, (short) bits);
      case 4 -> U.putIntVolatile(base, offset, (int) bits);
      case 8 -> U.putLongVolatile(base, offset, bits);
      default -> throw badWidth(width);
    }
  }

  /** Stores {@code bits} if the word still holds {@code expected}. */
  public static boolean swap(Object base, long offset, int width, long expected, long bits) {
    return switch (width) {
      case 1 -> U.compareAndSetByte(base, offset, (byte) expected, (byte) bits);
      case 2 -> U.compareAndSetShort(base, offset, (short) expected, (short) bits);
      case 4 -> U.compareAndSetInt(base, offset, (int) expected, (int) bits);
      case 8 -> U.compareAndSetLong(base, offset, expected, bits);
      default -> throw badWidth(width);
    };
  }

  public static Object getReference(Object base, long offset) {
    return U.getReferenceAcquire(base, offset);
  }

  public static void putReference(Object base, long offset, Object value) {
    U.putReferenceVolatile(base, offset, value);
  }

  /** Stores {@code value} if the word still holds the very object {@code expected}. */
  public static boolean swapReference(Object base, long offset, Object expected, Object value) {
    return U.compareAndSetReference(base, offset, expected, value);
  }

  /** Sets and clears bits of a state word; every transition is a swap (RULES 5). */
  public static int update(Object base, long offset, int set, int clear) {
    while (true) {
      int old = U.getIntVolatile(base, offset);
      int next = (old & ~clear) | set;
      if (old == next || U.compareAndSetInt(base, offset, old, next)) {
        return old;
      }
    }
  }

  public static int getInt(Object base, long offset) {
    return U.getIntAcquire(base, offset);
  }

  public static boolean swapInt(Object base, long offset, int expected, int value) {
    return U.compareAndSetInt(base, offset, expected, value);
  }

  public static long offset(Field instanceField) {
    return U.objectFieldOffset(instanceField);
  }

  /** The offset of a field that reflection may filter. */
  public static long offset(Class<?> owner, String instanceField) {
    return U.objectFieldOffset(owner, instanceField);
  }

  public static long staticOffset(Field field) {
    return U.staticFieldOffset(field);
  }

  public static Object staticBase(Field field) {
    return U.staticFieldBase(field);
  }

  /** An instance whose constructors did not run; initialises the class. */
  public static Object allocate(Class<?> type) {
    try {
      return U.allocateInstance(type);
    } catch (InstantiationException e) {
      throw new IllegalArgumentException("not instantiable: " + type.getName(), e);
    }
  }

  /** Keeps earlier stores before later ones, and earlier loads before both. */
  public static void releaseFence() {
    U.storeFence();
  }

  public static void fullFence() {
    U.fullFence();
  }

  private static IllegalArgumentException badWidth(int width) {
    return new IllegalArgumentException("word of " + width + " bytes");
  }
}
