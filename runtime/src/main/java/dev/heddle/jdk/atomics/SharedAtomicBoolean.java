package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * Stands for {@link AtomicBoolean}. Most methods of that are final: woven code calls the static
 * ones here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicBoolean extends AtomicBoolean {
  private static final AtomicIntegerFieldUpdater<SharedAtomicBoolean> VALUE =
      AtomicIntegerFieldUpdater.newUpdater(SharedAtomicBoolean.class, "value");

  private volatile int value;

  public SharedAtomicBoolean() {}

  public SharedAtomicBoolean(boolean initialValue) {
    value = initialValue ? 1 : 0;
  }

  private boolean swap(boolean expected, boolean newValue) {
    return VALUE.compareAndSet(this, expected ? 1 : 0, newValue ? 1 : 0);
  }

  public static boolean get(AtomicBoolean a) {
    return a instanceof SharedAtomicBoolean s ? s.value != 0 : a.get();
  }

  public static boolean getPlain(AtomicBoolean a) {
    return a instanceof SharedAtomicBoolean s ? s.value != 0 : a.getPlain();
  }

  public static boolean getOpaque(AtomicBoolean a) {
    return a instanceof SharedAtomicBoolean s ? s.value != 0 : a.getOpaque();
  }

  public static boolean getAcquire(AtomicBoolean a) {
    return a instanceof SharedAtomicBoolean s ? s.value != 0 : a.getAcquire();
  }

  public static void set(AtomicBoolean a, boolean newValue) {
    if (a instanceof SharedAtomicBoolean s) {
      s.value = newValue ? 1 : 0;
    } else {
      a.set(newValue);
    }
  }

  public static void setPlain(AtomicBoolean a, boolean newValue) {
    if (a instanceof SharedAtomicBoolean s) {
      s.value = newValue ? 1 : 0;
    } else {
      a.setPlain(newValue);
    }
  }

  public static void setOpaque(AtomicBoolean a, boolean newValue) {
    if (a instanceof SharedAtomicBoolean s) {
      s.value = newValue ? 1 : 0;
    } else {
      a.setOpaque(newValue);
    }
  }

  public static void setRelease(AtomicBoolean a, boolean newValue) {
    if (a instanceof SharedAtomicBoolean s) {
      s.value = newValue ? 1 : 0;
    } else {
      a.setRelease(newValue);
    }
  }

  public static void lazySet(AtomicBoolean a, boolean newValue) {
    if (a instanceof SharedAtomicBoolean s) {
      s.value = newValue ? 1 : 0;
    } else {
      a.lazySet(newValue);
    }
  }

  public static boolean getAndSet(AtomicBoolean a, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? VALUE.getAndSet(s, newValue ? 1 : 0) != 0
        : a.getAndSet(newValue);
  }

  public static boolean compareAndSet(AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue)
        : a.compareAndSet(expected, newValue);
  }

  public static boolean weakCompareAndSetVolatile(
      AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue)
        : a.weakCompareAndSetVolatile(expected, newValue);
  }

  public static boolean weakCompareAndSetAcquire(
      AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue)
        : a.weakCompareAndSetAcquire(expected, newValue);
  }

  public static boolean weakCompareAndSetRelease(
      AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue)
        : a.weakCompareAndSetRelease(expected, newValue);
  }

  public static boolean compareAndExchange(AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue) == expected
        : a.compareAndExchange(expected, newValue);
  }

  public static boolean compareAndExchangeAcquire(
      AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue) == expected
        : a.compareAndExchangeAcquire(expected, newValue);
  }

  public static boolean compareAndExchangeRelease(
      AtomicBoolean a, boolean expected, boolean newValue) {
    return a instanceof SharedAtomicBoolean s
        ? s.swap(expected, newValue) == expected
        : a.compareAndExchangeRelease(expected, newValue);
  }

  @Override
  @SuppressWarnings("deprecation") // what the program calls
  public boolean weakCompareAndSet(boolean expected, boolean newValue) {
    return swap(expected, newValue);
  }

  @Override
  public boolean weakCompareAndSetPlain(boolean expected, boolean newValue) {
    return swap(expected, newValue);
  }

  @Override
  public String toString() {
    return String.valueOf(value != 0);
  }
}
