package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Stands for {@link AtomicLong}. Most methods of that are final: woven code calls the static ones
 * here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicLong extends AtomicLong {
  private static final AtomicLongFieldUpdater<SharedAtomicLong> VALUE =
      AtomicLongFieldUpdater.newUpdater(SharedAtomicLong.class, "value");

  private volatile long value;

  public SharedAtomicLong() {}

  public SharedAtomicLong(long initialValue) {
    value = initialValue;
  }

  public static long get(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? s.value : a.get();
  }

  public static long getPlain(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? s.value : a.getPlain();
  }

  public static long getOpaque(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? s.value : a.getOpaque();
  }

  public static long getAcquire(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? s.value : a.getAcquire();
  }

  public static void set(AtomicLong a, long newValue) {
    if (a instanceof SharedAtomicLong s) {
      s.value = newValue;
    } else {
      a.set(newValue);
    }
  }

  public static void setPlain(AtomicLong a, long newValue) {
    if (a instanceof SharedAtomicLong s) {
      s.value = newValue;
    } else {
      a.setPlain(newValue);
    }
  }

  public static void setOpaque(AtomicLong a, long newValue) {
    if (a instanceof SharedAtomicLong s) {
      s.value = newValue;
    } else {
      a.setOpaque(newValue);
    }
  }

  public static void setRelease(AtomicLong a, long newValue) {
    if (a instanceof SharedAtomicLong s) {
      s.value = newValue;
    } else {
      a.setRelease(newValue);
    }
  }

  public static void lazySet(AtomicLong a, long newValue) {
    if (a instanceof SharedAtomicLong s) {
      s.value = newValue;
    } else {
      a.lazySet(newValue);
    }
  }

  public static long getAndSet(AtomicLong a, long newValue) {
    return a instanceof SharedAtomicLong s ? VALUE.getAndSet(s, newValue) : a.getAndSet(newValue);
  }

  public static boolean compareAndSet(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.compareAndSet(expected, newValue);
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static boolean weakCompareAndSet(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSet(expected, newValue);
  }

  public static boolean weakCompareAndSetPlain(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetPlain(expected, newValue);
  }

  public static boolean weakCompareAndSetVolatile(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetVolatile(expected, newValue);
  }

  public static boolean weakCompareAndSetAcquire(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetAcquire(expected, newValue);
  }

  public static boolean weakCompareAndSetRelease(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetRelease(expected, newValue);
  }

  public static long compareAndExchange(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? s.exchange(expected, newValue)
        : a.compareAndExchange(expected, newValue);
  }

  public static long compareAndExchangeAcquire(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? s.exchange(expected, newValue)
        : a.compareAndExchangeAcquire(expected, newValue);
  }

  public static long compareAndExchangeRelease(AtomicLong a, long expected, long newValue) {
    return a instanceof SharedAtomicLong s
        ? s.exchange(expected, newValue)
        : a.compareAndExchangeRelease(expected, newValue);
  }

  private long exchange(long expected, long newValue) {
    long witness;
    do {
      witness = value;
    } while (witness == expected && !VALUE.compareAndSet(this, expected, newValue));
    return witness;
  }

  public static long getAndIncrement(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? VALUE.getAndIncrement(s) : a.getAndIncrement();
  }

  public static long getAndDecrement(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? VALUE.getAndDecrement(s) : a.getAndDecrement();
  }

  public static long incrementAndGet(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? VALUE.incrementAndGet(s) : a.incrementAndGet();
  }

  public static long decrementAndGet(AtomicLong a) {
    return a instanceof SharedAtomicLong s ? VALUE.decrementAndGet(s) : a.decrementAndGet();
  }

  public static long getAndAdd(AtomicLong a, long delta) {
    return a instanceof SharedAtomicLong s ? VALUE.getAndAdd(s, delta) : a.getAndAdd(delta);
  }

  public static long addAndGet(AtomicLong a, long delta) {
    return a instanceof SharedAtomicLong s ? VALUE.addAndGet(s, delta) : a.addAndGet(delta);
  }

  public static long getAndUpdate(AtomicLong a, LongUnaryOperator function) {
    return a instanceof SharedAtomicLong s
        ? VALUE.getAndUpdate(s, function)
        : a.getAndUpdate(function);
  }

  public static long updateAndGet(AtomicLong a, LongUnaryOperator function) {
    return a instanceof SharedAtomicLong s
        ? VALUE.updateAndGet(s, function)
        : a.updateAndGet(function);
  }

  public static long getAndAccumulate(AtomicLong a, long x, LongBinaryOperator function) {
    return a instanceof SharedAtomicLong s
        ? VALUE.getAndAccumulate(s, x, function)
        : a.getAndAccumulate(x, function);
  }

  public static long accumulateAndGet(AtomicLong a, long x, LongBinaryOperator function) {
    return a instanceof SharedAtomicLong s
        ? VALUE.accumulateAndGet(s, x, function)
        : a.accumulateAndGet(x, function);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }

  @Override
  public int intValue() {
    return (int) value;
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
