package dev.heddle.jdk.atomics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Stands for {@link AtomicLongArray}, whose methods are final: woven code calls the static ones
 * here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicLongArray extends AtomicLongArray {
  private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] array;

  public SharedAtomicLongArray(int length) {
    super(0);
    array = new long[length];
  }

  public SharedAtomicLongArray(long[] array) {
    super(0);
    this.array = array.clone();
  }

  public static int length(AtomicLongArray a) {
    return a instanceof SharedAtomicLongArray s ? s.array.length : a.length();
  }

  private long at(int i) {
    return (long) ELEMENTS.getVolatile(array, i);
  }

  private long add(int i, long delta) {
    return (long) ELEMENTS.getAndAdd(array, i, delta);
  }

  private boolean swap(int i, long expected, long newValue) {
    return ELEMENTS.compareAndSet(array, i, expected, newValue);
  }

  private long exchange(int i, long expected, long newValue) {
    return (long) ELEMENTS.compareAndExchange(array, i, expected, newValue);
  }

  /** The value before. A function of the program's is never called while the element is kept. */
  private long update(int i, LongUnaryOperator function) {
    while (true) {
      long old = at(i);
      if (swap(i, old, function.applyAsLong(old))) {
        return old;
      }
    }
  }

  private long updated(int i, LongUnaryOperator function) {
    while (true) {
      long old = at(i);
      long value = function.applyAsLong(old);
      if (swap(i, old, value)) {
        return value;
      }
    }
  }

  public static long get(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.at(i) : a.get(i);
  }

  public static long getPlain(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.at(i) : a.getPlain(i);
  }

  public static long getOpaque(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.at(i) : a.getOpaque(i);
  }

  public static long getAcquire(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.at(i) : a.getAcquire(i);
  }

  public static void set(AtomicLongArray a, int i, long newValue) {
    if (a instanceof SharedAtomicLongArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.set(i, newValue);
    }
  }

  public static void setPlain(AtomicLongArray a, int i, long newValue) {
    if (a instanceof SharedAtomicLongArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setPlain(i, newValue);
    }
  }

  public static void setOpaque(AtomicLongArray a, int i, long newValue) {
    if (a instanceof SharedAtomicLongArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setOpaque(i, newValue);
    }
  }

  public static void setRelease(AtomicLongArray a, int i, long newValue) {
    if (a instanceof SharedAtomicLongArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setRelease(i, newValue);
    }
  }

  public static void lazySet(AtomicLongArray a, int i, long newValue) {
    if (a instanceof SharedAtomicLongArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.lazySet(i, newValue);
    }
  }

  public static long getAndSet(AtomicLongArray a, int i, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? (long) ELEMENTS.getAndSet(s.array, i, newValue)
        : a.getAndSet(i, newValue);
  }

  public static boolean compareAndSet(AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.swap(i, expected, newValue)
        : a.compareAndSet(i, expected, newValue);
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static boolean weakCompareAndSet(AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSet(i, expected, newValue);
  }

  public static boolean weakCompareAndSetPlain(
      AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetPlain(i, expected, newValue);
  }

  public static boolean weakCompareAndSetVolatile(
      AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetVolatile(i, expected, newValue);
  }

  public static boolean weakCompareAndSetAcquire(
      AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetAcquire(i, expected, newValue);
  }

  public static boolean weakCompareAndSetRelease(
      AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetRelease(i, expected, newValue);
  }

  public static long compareAndExchange(AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchange(i, expected, newValue);
  }

  public static long compareAndExchangeAcquire(
      AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchangeAcquire(i, expected, newValue);
  }

  public static long compareAndExchangeRelease(
      AtomicLongArray a, int i, long expected, long newValue) {
    return a instanceof SharedAtomicLongArray s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchangeRelease(i, expected, newValue);
  }

  public static long getAndIncrement(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.add(i, 1) : a.getAndIncrement(i);
  }

  public static long getAndDecrement(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.add(i, -1) : a.getAndDecrement(i);
  }

  public static long incrementAndGet(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.add(i, 1) + 1 : a.incrementAndGet(i);
  }

  public static long decrementAndGet(AtomicLongArray a, int i) {
    return a instanceof SharedAtomicLongArray s ? s.add(i, -1) - 1 : a.decrementAndGet(i);
  }

  public static long getAndAdd(AtomicLongArray a, int i, long delta) {
    return a instanceof SharedAtomicLongArray s ? s.add(i, delta) : a.getAndAdd(i, delta);
  }

  /** Not final, unlike its neighbours. */
  @Override
  public long addAndGet(int i, long delta) {
    return add(i, delta) + delta;
  }

  public static long getAndUpdate(AtomicLongArray a, int i, LongUnaryOperator function) {
    return a instanceof SharedAtomicLongArray s
        ? s.update(i, function)
        : a.getAndUpdate(i, function);
  }

  public static long updateAndGet(AtomicLongArray a, int i, LongUnaryOperator function) {
    return a instanceof SharedAtomicLongArray s
        ? s.updated(i, function)
        : a.updateAndGet(i, function);
  }

  public static long getAndAccumulate(
      AtomicLongArray a, int i, long x, LongBinaryOperator function) {
    return a instanceof SharedAtomicLongArray s
        ? s.update(i, old -> function.applyAsLong(old, x))
        : a.getAndAccumulate(i, x, function);
  }

  public static long accumulateAndGet(
      AtomicLongArray a, int i, long x, LongBinaryOperator function) {
    return a instanceof SharedAtomicLongArray s
        ? s.updated(i, old -> function.applyAsLong(old, x))
        : a.accumulateAndGet(i, x, function);
  }

  @Override
  public String toString() {
    long[] values = new long[array.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(i);
    }
    return Arrays.toString(values);
  }
}
