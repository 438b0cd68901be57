package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Stands for {@link AtomicInteger}. Most methods of that are final: woven code calls the static
 * ones here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicInteger extends AtomicInteger {
  private static final AtomicIntegerFieldUpdater<SharedAtomicInteger> VALUE =
      AtomicIntegerFieldUpdater.newUpdater(SharedAtomicInteger.class, "value");

  private volatile int value;

  public SharedAtomicInteger() {}

  public SharedAtomicInteger(int initialValue) {
    value = initialValue;
  }

  public static int get(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? s.value : a.get();
  }

  public static int getPlain(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? s.value : a.getPlain();
  }

  public static int getOpaque(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? s.value : a.getOpaque();
  }

  public static int getAcquire(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? s.value : a.getAcquire();
  }

  public static void set(AtomicInteger a, int newValue) {
    if (a instanceof SharedAtomicInteger s) {
      s.value = newValue;
    } else {
      a.set(newValue);
    }
  }

  public static void setPlain(AtomicInteger a, int newValue) {
    if (a instanceof SharedAtomicInteger s) {
      s.value = newValue;
    } else {
      a.setPlain(newValue);
    }
  }

  public static void setOpaque(AtomicInteger a, int newValue) {
    if (a instanceof SharedAtomicInteger s) {
      s.value = newValue;
    } else {
      a.setOpaque(newValue);
    }
  }

  public static void setRelease(AtomicInteger a, int newValue) {
    if (a instanceof SharedAtomicInteger s) {
      s.value = newValue;
    } else {
      a.setRelease(newValue);
    }
  }

  public static void lazySet(AtomicInteger a, int newValue) {
    if (a instanceof SharedAtomicInteger s) {
      s.value = newValue;
    } else {
      a.lazySet(newValue);
    }
  }

  public static int getAndSet(AtomicInteger a, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.getAndSet(s, newValue)
        : a.getAndSet(newValue);
  }

  public static boolean compareAndSet(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.compareAndSet(expected, newValue);
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static boolean weakCompareAndSet(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSet(expected, newValue);
  }

  public static boolean weakCompareAndSetPlain(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetPlain(expected, newValue);
  }

  public static boolean weakCompareAndSetVolatile(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetVolatile(expected, newValue);
  }

  public static boolean weakCompareAndSetAcquire(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetAcquire(expected, newValue);
  }

  public static boolean weakCompareAndSetRelease(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetRelease(expected, newValue);
  }

  public static int compareAndExchange(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? s.exchange(expected, newValue)
        : a.compareAndExchange(expected, newValue);
  }

  public static int compareAndExchangeAcquire(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? s.exchange(expected, newValue)
        : a.compareAndExchangeAcquire(expected, newValue);
  }

  public static int compareAndExchangeRelease(AtomicInteger a, int expected, int newValue) {
    return a instanceof SharedAtomicInteger s
        ? s.exchange(expected, newValue)
        : a.compareAndExchangeRelease(expected, newValue);
  }

  private int exchange(int expected, int newValue) {
    int witness;
    do {
      witness = value;
    } while (witness == expected && !VALUE.compareAndSet(this, expected, newValue));
    return witness;
  }

  public static int getAndIncrement(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? VALUE.getAndIncrement(s) : a.getAndIncrement();
  }

  public static int getAndDecrement(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? VALUE.getAndDecrement(s) : a.getAndDecrement();
  }

  public static int incrementAndGet(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? VALUE.incrementAndGet(s) : a.incrementAndGet();
  }

  public static int decrementAndGet(AtomicInteger a) {
    return a instanceof SharedAtomicInteger s ? VALUE.decrementAndGet(s) : a.decrementAndGet();
  }

  public static int getAndAdd(AtomicInteger a, int delta) {
    return a instanceof SharedAtomicInteger s ? VALUE.getAndAdd(s, delta) : a.getAndAdd(delta);
  }

  public static int addAndGet(AtomicInteger a, int delta) {
    return a instanceof SharedAtomicInteger s ? VALUE.addAndGet(s, delta) : a.addAndGet(delta);
  }

  public static int getAndUpdate(AtomicInteger a, IntUnaryOperator function) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.getAndUpdate(s, function)
        : a.getAndUpdate(function);
  }

  public static int updateAndGet(AtomicInteger a, IntUnaryOperator function) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.updateAndGet(s, function)
        : a.updateAndGet(function);
  }

  public static int getAndAccumulate(AtomicInteger a, int x, IntBinaryOperator function) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.getAndAccumulate(s, x, function)
        : a.getAndAccumulate(x, function);
  }

  public static int accumulateAndGet(AtomicInteger a, int x, IntBinaryOperator function) {
    return a instanceof SharedAtomicInteger s
        ? VALUE.accumulateAndGet(s, x, function)
        : a.accumulateAndGet(x, function);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }

  @Override
  public int intValue() {
    return value;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public float floatValue() {
    return value;
  }

  @Override
  public double doubleValue() {
    return value;
  }
}
