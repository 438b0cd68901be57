package dev.heddle.jdk.atomics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Stands for {@link AtomicIntegerArray}, whose methods are final: woven code calls the static ones
 * here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicIntegerArray extends AtomicIntegerArray {
  private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(int[].class);

  private final int[] array;

  public SharedAtomicIntegerArray(int length) {
    super(0);
    array = new int[length];
  }

  public SharedAtomicIntegerArray(int[] array) {
    super(0);
    this.array = array.clone();
  }

  public static int length(AtomicIntegerArray a) {
    return a instanceof SharedAtomicIntegerArray s ? s.array.length : a.length();
  }

  private int at(int i) {
    return (int) ELEMENTS.getVolatile(array, i);
  }

  private int add(int i, int delta) {
    return (int) ELEMENTS.getAndAdd(array, i, delta);
  }

  private boolean swap(int i, int expected, int newValue) {
    return ELEMENTS.compareAndSet(array, i, expected, newValue);
  }

  private int exchange(int i, int expected, int newValue) {
    return (int) ELEMENTS.compareAndExchange(array, i, expected, newValue);
  }

  /** The value before. A function of the program's is never called while the element is kept. */
  private int update(int i, IntUnaryOperator function) {
    while (true) {
      int old = at(i);
      if (swap(i, old, function.applyAsInt(old))) {
        return old;
      }
    }
  }

  private int updated(int i, IntUnaryOperator function) {
    while (true) {
      int old = at(i);
      int value = function.applyAsInt(old);
      if (swap(i, old, value)) {
        return value;
      }
    }
  }

  public static int get(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.at(i) : a.get(i);
  }

  public static int getPlain(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.at(i) : a.getPlain(i);
  }

  public static int getOpaque(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.at(i) : a.getOpaque(i);
  }

  public static int getAcquire(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.at(i) : a.getAcquire(i);
  }

  public static void set(AtomicIntegerArray a, int i, int newValue) {
    if (a instanceof SharedAtomicIntegerArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.set(i, newValue);
    }
  }

  public static void setPlain(AtomicIntegerArray a, int i, int newValue) {
    if (a instanceof SharedAtomicIntegerArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setPlain(i, newValue);
    }
  }

  public static void setOpaque(AtomicIntegerArray a, int i, int newValue) {
    if (a instanceof SharedAtomicIntegerArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setOpaque(i, newValue);
    }
  }

  public static void setRelease(AtomicIntegerArray a, int i, int newValue) {
    if (a instanceof SharedAtomicIntegerArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setRelease(i, newValue);
    }
  }

  public static void lazySet(AtomicIntegerArray a, int i, int newValue) {
    if (a instanceof SharedAtomicIntegerArray s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.lazySet(i, newValue);
    }
  }

  public static int getAndSet(AtomicIntegerArray a, int i, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? (int) ELEMENTS.getAndSet(s.array, i, newValue)
        : a.getAndSet(i, newValue);
  }

  public static boolean compareAndSet(AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.swap(i, expected, newValue)
        : a.compareAndSet(i, expected, newValue);
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static boolean weakCompareAndSet(AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSet(i, expected, newValue);
  }

  public static boolean weakCompareAndSetPlain(
      AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetPlain(i, expected, newValue);
  }

  public static boolean weakCompareAndSetVolatile(
      AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetVolatile(i, expected, newValue);
  }

  public static boolean weakCompareAndSetAcquire(
      AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetAcquire(i, expected, newValue);
  }

  public static boolean weakCompareAndSetRelease(
      AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetRelease(i, expected, newValue);
  }

  public static int compareAndExchange(AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchange(i, expected, newValue);
  }

  public static int compareAndExchangeAcquire(
      AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchangeAcquire(i, expected, newValue);
  }

  public static int compareAndExchangeRelease(
      AtomicIntegerArray a, int i, int expected, int newValue) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchangeRelease(i, expected, newValue);
  }

  public static int getAndIncrement(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.add(i, 1) : a.getAndIncrement(i);
  }

  public static int getAndDecrement(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.add(i, -1) : a.getAndDecrement(i);
  }

  public static int incrementAndGet(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.add(i, 1) + 1 : a.incrementAndGet(i);
  }

  public static int decrementAndGet(AtomicIntegerArray a, int i) {
    return a instanceof SharedAtomicIntegerArray s ? s.add(i, -1) - 1 : a.decrementAndGet(i);
  }

  public static int getAndAdd(AtomicIntegerArray a, int i, int delta) {
    return a instanceof SharedAtomicIntegerArray s ? s.add(i, delta) : a.getAndAdd(i, delta);
  }

  public static int addAndGet(AtomicIntegerArray a, int i, int delta) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.add(i, delta) + delta
        : a.addAndGet(i, delta);
  }

  public static int getAndUpdate(AtomicIntegerArray a, int i, IntUnaryOperator function) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.update(i, function)
        : a.getAndUpdate(i, function);
  }

  public static int updateAndGet(AtomicIntegerArray a, int i, IntUnaryOperator function) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.updated(i, function)
        : a.updateAndGet(i, function);
  }

  public static int getAndAccumulate(
      AtomicIntegerArray a, int i, int x, IntBinaryOperator function) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.update(i, old -> function.applyAsInt(old, x))
        : a.getAndAccumulate(i, x, function);
  }

  public static int accumulateAndGet(
      AtomicIntegerArray a, int i, int x, IntBinaryOperator function) {
    return a instanceof SharedAtomicIntegerArray s
        ? s.updated(i, old -> function.applyAsInt(old, x))
        : a.accumulateAndGet(i, x, function);
  }

  @Override
  public String toString() {
    int[] values = new int[array.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(i);
    }
    return Arrays.toString(values);
  }
}
