package dev.heddle.jdk.atomics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Stands for {@link AtomicReferenceArray}, whose methods are final: woven code calls the static
 * ones here instead, whether the object is a twin or the JDK made it.
 */
public class SharedAtomicReferenceArray<E> extends AtomicReferenceArray<E> {
  private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(Object[].class);

  private final Object[] array;

  public SharedAtomicReferenceArray(int length) {
    super(0);
    array = new Object[length];
  }

  public SharedAtomicReferenceArray(E[] array) {
    super(0);
    this.array = Arrays.copyOf(array, array.length, Object[].class);
  }

  public static <E> int length(AtomicReferenceArray<E> a) {
    return a instanceof SharedAtomicReferenceArray<E> s ? s.array.length : a.length();
  }

  @SuppressWarnings("unchecked") // nothing else is ever stored
  private E at(int i) {
    return (E) ELEMENTS.getVolatile(array, i);
  }

  @SuppressWarnings("unchecked") // nothing else is ever stored
  private E replace(int i, E newValue) {
    return (E) ELEMENTS.getAndSet(array, i, newValue);
  }

  private boolean swap(int i, E expected, E newValue) {
    return ELEMENTS.compareAndSet(array, i, expected, newValue);
  }

  private E exchange(int i, E expected, E newValue) {
    E witness;
    do {
      witness = at(i);
    } while (witness == expected && !swap(i, expected, newValue));
    return witness;
  }

  /** The value before. A function of the program's is never called while the element is kept. */
  private E update(int i, UnaryOperator<E> function) {
    while (true) {
      E old = at(i);
      if (swap(i, old, function.apply(old))) {
        return old;
      }
    }
  }

  private E updated(int i, UnaryOperator<E> function) {
    while (true) {
      E old = at(i);
      E value = function.apply(old);
      if (swap(i, old, value)) {
        return value;
      }
    }
  }

  public static <E> E get(AtomicReferenceArray<E> a, int i) {
    return a instanceof SharedAtomicReferenceArray<E> s ? s.at(i) : a.get(i);
  }

  public static <E> E getPlain(AtomicReferenceArray<E> a, int i) {
    return a instanceof SharedAtomicReferenceArray<E> s ? s.at(i) : a.getPlain(i);
  }

  public static <E> E getOpaque(AtomicReferenceArray<E> a, int i) {
    return a instanceof SharedAtomicReferenceArray<E> s ? s.at(i) : a.getOpaque(i);
  }

  public static <E> E getAcquire(AtomicReferenceArray<E> a, int i) {
    return a instanceof SharedAtomicReferenceArray<E> s ? s.at(i) : a.getAcquire(i);
  }

  public static <E> void set(AtomicReferenceArray<E> a, int i, E newValue) {
    if (a instanceof SharedAtomicReferenceArray<E> s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.set(i, newValue);
    }
  }

  public static <E> void setPlain(AtomicReferenceArray<E> a, int i, E newValue) {
    if (a instanceof SharedAtomicReferenceArray<E> s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setPlain(i, newValue);
    }
  }

  public static <E> void setOpaque(AtomicReferenceArray<E> a, int i, E newValue) {
    if (a instanceof SharedAtomicReferenceArray<E> s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setOpaque(i, newValue);
    }
  }

  public static <E> void setRelease(AtomicReferenceArray<E> a, int i, E newValue) {
    if (a instanceof SharedAtomicReferenceArray<E> s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.setRelease(i, newValue);
    }
  }

  public static <E> void lazySet(AtomicReferenceArray<E> a, int i, E newValue) {
    if (a instanceof SharedAtomicReferenceArray<E> s) {
      ELEMENTS.setVolatile(s.array, i, newValue);
    } else {
      a.lazySet(i, newValue);
    }
  }

  public static <E> E getAndSet(AtomicReferenceArray<E> a, int i, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.replace(i, newValue)
        : a.getAndSet(i, newValue);
  }

  public static <E> boolean compareAndSet(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.swap(i, expected, newValue)
        : a.compareAndSet(i, expected, newValue);
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static <E> boolean weakCompareAndSet(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSet(i, expected, newValue);
  }

  public static <E> boolean weakCompareAndSetPlain(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetPlain(i, expected, newValue);
  }

  public static <E> boolean weakCompareAndSetVolatile(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetVolatile(i, expected, newValue);
  }

  public static <E> boolean weakCompareAndSetAcquire(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetAcquire(i, expected, newValue);
  }

  public static <E> boolean weakCompareAndSetRelease(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.swap(i, expected, newValue)
        : a.weakCompareAndSetRelease(i, expected, newValue);
  }

  public static <E> E compareAndExchange(AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchange(i, expected, newValue);
  }

  public static <E> E compareAndExchangeAcquire(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchangeAcquire(i, expected, newValue);
  }

  public static <E> E compareAndExchangeRelease(
      AtomicReferenceArray<E> a, int i, E expected, E newValue) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.exchange(i, expected, newValue)
        : a.compareAndExchangeRelease(i, expected, newValue);
  }

  public static <E> E getAndUpdate(AtomicReferenceArray<E> a, int i, UnaryOperator<E> function) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.update(i, function)
        : a.getAndUpdate(i, function);
  }

  public static <E> E updateAndGet(AtomicReferenceArray<E> a, int i, UnaryOperator<E> function) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.updated(i, function)
        : a.updateAndGet(i, function);
  }

  public static <E> E getAndAccumulate(
      AtomicReferenceArray<E> a, int i, E x, BinaryOperator<E> function) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.update(i, old -> function.apply(old, x))
        : a.getAndAccumulate(i, x, function);
  }

  public static <E> E accumulateAndGet(
      AtomicReferenceArray<E> a, int i, E x, BinaryOperator<E> function) {
    return a instanceof SharedAtomicReferenceArray<E> s
        ? s.updated(i, old -> function.apply(old, x))
        : a.accumulateAndGet(i, x, function);
  }

  @Override
  public String toString() {
    Object[] values = new Object[array.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(i);
    }
    return Arrays.toString(values);
  }
}
