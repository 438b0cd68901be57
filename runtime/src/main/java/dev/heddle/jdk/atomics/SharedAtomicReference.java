package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Stands for {@link AtomicReference}, whose methods are final: woven code calls the static ones
 * here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicReference<V> extends AtomicReference<V> {
  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static final AtomicReferenceFieldUpdater<SharedAtomicReference, Object> VALUE =
      AtomicReferenceFieldUpdater.newUpdater(SharedAtomicReference.class, Object.class, "value");

  private volatile V value;

  public SharedAtomicReference() {}

  public SharedAtomicReference(V initialValue) {
    value = initialValue;
  }

  @SuppressWarnings("unchecked") // nothing else is ever stored
  private V replace(V newValue) {
    return (V) VALUE.getAndSet(this, newValue);
  }

  private V exchange(V expected, V newValue) {
    V witness;
    do {
      witness = value;
    } while (witness == expected && !VALUE.compareAndSet(this, expected, newValue));
    return witness;
  }

  /** The value before. */
  private V update(UnaryOperator<V> function) {
    while (true) {
      V old = value;
      if (VALUE.compareAndSet(this, old, function.apply(old))) {
        return old;
      }
    }
  }

  private V updated(UnaryOperator<V> function) {
    while (true) {
      V old = value;
      V next = function.apply(old);
      if (VALUE.compareAndSet(this, old, next)) {
        return next;
      }
    }
  }

  public static <V> V get(AtomicReference<V> a) {
    return a instanceof SharedAtomicReference<V> s ? s.value : a.get();
  }

  public static <V> V getPlain(AtomicReference<V> a) {
    return a instanceof SharedAtomicReference<V> s ? s.value : a.getPlain();
  }

  public static <V> V getOpaque(AtomicReference<V> a) {
    return a instanceof SharedAtomicReference<V> s ? s.value : a.getOpaque();
  }

  public static <V> V getAcquire(AtomicReference<V> a) {
    return a instanceof SharedAtomicReference<V> s ? s.value : a.getAcquire();
  }

  public static <V> void set(AtomicReference<V> a, V newValue) {
    if (a instanceof SharedAtomicReference<V> s) {
      s.value = newValue;
    } else {
      a.set(newValue);
    }
  }

  public static <V> void setPlain(AtomicReference<V> a, V newValue) {
    if (a instanceof SharedAtomicReference<V> s) {
      s.value = newValue;
    } else {
      a.setPlain(newValue);
    }
  }

  public static <V> void setOpaque(AtomicReference<V> a, V newValue) {
    if (a instanceof SharedAtomicReference<V> s) {
      s.value = newValue;
    } else {
      a.setOpaque(newValue);
    }
  }

  public static <V> void setRelease(AtomicReference<V> a, V newValue) {
    if (a instanceof SharedAtomicReference<V> s) {
      s.value = newValue;
    } else {
      a.setRelease(newValue);
    }
  }

  public static <V> void lazySet(AtomicReference<V> a, V newValue) {
    if (a instanceof SharedAtomicReference<V> s) {
      s.value = newValue;
    } else {
      a.lazySet(newValue);
    }
  }

  public static <V> V getAndSet(AtomicReference<V> a, V newValue) {
    return a instanceof SharedAtomicReference<V> s ? s.replace(newValue) : a.getAndSet(newValue);
  }

  public static <V> boolean compareAndSet(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.compareAndSet(expected, newValue);
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static <V> boolean weakCompareAndSet(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSet(expected, newValue);
  }

  public static <V> boolean weakCompareAndSetPlain(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetPlain(expected, newValue);
  }

  public static <V> boolean weakCompareAndSetVolatile(
      AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetVolatile(expected, newValue);
  }

  public static <V> boolean weakCompareAndSetAcquire(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetAcquire(expected, newValue);
  }

  public static <V> boolean weakCompareAndSetRelease(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? VALUE.compareAndSet(s, expected, newValue)
        : a.weakCompareAndSetRelease(expected, newValue);
  }

  public static <V> V compareAndExchange(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? s.exchange(expected, newValue)
        : a.compareAndExchange(expected, newValue);
  }

  public static <V> V compareAndExchangeAcquire(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? s.exchange(expected, newValue)
        : a.compareAndExchangeAcquire(expected, newValue);
  }

  public static <V> V compareAndExchangeRelease(AtomicReference<V> a, V expected, V newValue) {
    return a instanceof SharedAtomicReference<V> s
        ? s.exchange(expected, newValue)
        : a.compareAndExchangeRelease(expected, newValue);
  }

  public static <V> V getAndUpdate(AtomicReference<V> a, UnaryOperator<V> function) {
    return a instanceof SharedAtomicReference<V> s ? s.update(function) : a.getAndUpdate(function);
  }

  public static <V> V updateAndGet(AtomicReference<V> a, UnaryOperator<V> function) {
    return a instanceof SharedAtomicReference<V> s ? s.updated(function) : a.updateAndGet(function);
  }

  public static <V> V getAndAccumulate(AtomicReference<V> a, V x, BinaryOperator<V> function) {
    return a instanceof SharedAtomicReference<V> s
        ? s.update(old -> function.apply(old, x))
        : a.getAndAccumulate(x, function);
  }

  public static <V> V accumulateAndGet(AtomicReference<V> a, V x, BinaryOperator<V> function) {
    return a instanceof SharedAtomicReference<V> s
        ? s.updated(old -> function.apply(old, x))
        : a.accumulateAndGet(x, function);
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
