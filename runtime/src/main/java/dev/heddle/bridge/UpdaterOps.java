package dev.heddle.bridge;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * In place of the methods of field updaters: the field is a volatile one, and so part of its
 * object's cell. A function of the program's is never called while the cell is kept.
 */
public final class UpdaterOps {
  private UpdaterOps() {}

  private static int begin(Object target) {
    return target instanceof Shared ? Volatiles.beginWrite(target) : Volatiles.FREE;
  }

  public static int get(AtomicIntegerFieldUpdater<Object> updater, Object target) {
    Volatiles.checkRead(target);
    return updater.get(target);
  }

  public static boolean compareAndSet(
      AtomicIntegerFieldUpdater<Object> updater, Object target, int expected, int value) {
    int kept = begin(target);
    try {
      return updater.compareAndSet(target, expected, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static boolean weakCompareAndSet(
      AtomicIntegerFieldUpdater<Object> updater, Object target, int expected, int value) {
    int kept = begin(target);
    try {
      return updater.weakCompareAndSet(target, expected, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static void set(AtomicIntegerFieldUpdater<Object> updater, Object target, int value) {
    int kept = begin(target);
    try {
      updater.set(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static void lazySet(AtomicIntegerFieldUpdater<Object> updater, Object target, int value) {
    int kept = begin(target);
    try {
      updater.lazySet(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int getAndSet(AtomicIntegerFieldUpdater<Object> updater, Object target, int value) {
    int kept = begin(target);
    try {
      return updater.getAndSet(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int getAndIncrement(AtomicIntegerFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.getAndIncrement(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int getAndDecrement(AtomicIntegerFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.getAndDecrement(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int incrementAndGet(AtomicIntegerFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.incrementAndGet(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int decrementAndGet(AtomicIntegerFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.decrementAndGet(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int getAndAdd(AtomicIntegerFieldUpdater<Object> updater, Object target, int delta) {
    int kept = begin(target);
    try {
      return updater.getAndAdd(target, delta);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int addAndGet(AtomicIntegerFieldUpdater<Object> updater, Object target, int delta) {
    int kept = begin(target);
    try {
      return updater.addAndGet(target, delta);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static int getAndUpdate(
      AtomicIntegerFieldUpdater<Object> updater, Object target, IntUnaryOperator function) {
    while (true) {
      int old = get(updater, target);
      int value = function.applyAsInt(old);
      if (compareAndSet(updater, target, old, value)) {
        return old;
      }
    }
  }

  public static int updateAndGet(
      AtomicIntegerFieldUpdater<Object> updater, Object target, IntUnaryOperator function) {
    while (true) {
      int old = get(updater, target);
      int value = function.applyAsInt(old);
      if (compareAndSet(updater, target, old, value)) {
        return value;
      }
    }
  }

  public static int getAndAccumulate(
      AtomicIntegerFieldUpdater<Object> updater,
      Object target,
      int operand,
      IntBinaryOperator function) {
    while (true) {
      int old = get(updater, target);
      int value = function.applyAsInt(old, operand);
      if (compareAndSet(updater, target, old, value)) {
        return old;
      }
    }
  }

  public static int accumulateAndGet(
      AtomicIntegerFieldUpdater<Object> updater,
      Object target,
      int operand,
      IntBinaryOperator function) {
    while (true) {
      int old = get(updater, target);
      int value = function.applyAsInt(old, operand);
      if (compareAndSet(updater, target, old, value)) {
        return value;
      }
    }
  }

  public static long get(AtomicLongFieldUpdater<Object> updater, Object target) {
    Volatiles.checkRead(target);
    return updater.get(target);
  }

  public static boolean compareAndSet(
      AtomicLongFieldUpdater<Object> updater, Object target, long expected, long value) {
    int kept = begin(target);
    try {
      return updater.compareAndSet(target, expected, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static boolean weakCompareAndSet(
      AtomicLongFieldUpdater<Object> updater, Object target, long expected, long value) {
    int kept = begin(target);
    try {
      return updater.weakCompareAndSet(target, expected, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static void set(AtomicLongFieldUpdater<Object> updater, Object target, long value) {
    int kept = begin(target);
    try {
      updater.set(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static void lazySet(AtomicLongFieldUpdater<Object> updater, Object target, long value) {
    int kept = begin(target);
    try {
      updater.lazySet(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long getAndSet(AtomicLongFieldUpdater<Object> updater, Object target, long value) {
    int kept = begin(target);
    try {
      return updater.getAndSet(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long getAndIncrement(AtomicLongFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.getAndIncrement(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long getAndDecrement(AtomicLongFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.getAndDecrement(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long incrementAndGet(AtomicLongFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.incrementAndGet(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long decrementAndGet(AtomicLongFieldUpdater<Object> updater, Object target) {
    int kept = begin(target);
    try {
      return updater.decrementAndGet(target);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long getAndAdd(AtomicLongFieldUpdater<Object> updater, Object target, long delta) {
    int kept = begin(target);
    try {
      return updater.getAndAdd(target, delta);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long addAndGet(AtomicLongFieldUpdater<Object> updater, Object target, long delta) {
    int kept = begin(target);
    try {
      return updater.addAndGet(target, delta);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static long getAndUpdate(
      AtomicLongFieldUpdater<Object> updater, Object target, LongUnaryOperator function) {
    while (true) {
      long old = get(updater, target);
      long value = function.applyAsLong(old);
      if (compareAndSet(updater, target, old, value)) {
        return old;
      }
    }
  }

  public static long updateAndGet(
      AtomicLongFieldUpdater<Object> updater, Object target, LongUnaryOperator function) {
    while (true) {
      long old = get(updater, target);
      long value = function.applyAsLong(old);
      if (compareAndSet(updater, target, old, value)) {
        return value;
      }
    }
  }

  public static long getAndAccumulate(
      AtomicLongFieldUpdater<Object> updater,
      Object target,
      long operand,
      LongBinaryOperator function) {
    while (true) {
      long old = get(updater, target);
      long value = function.applyAsLong(old, operand);
      if (compareAndSet(updater, target, old, value)) {
        return old;
      }
    }
  }

  public static long accumulateAndGet(
      AtomicLongFieldUpdater<Object> updater,
      Object target,
      long operand,
      LongBinaryOperator function) {
    while (true) {
      long old = get(updater, target);
      long value = function.applyAsLong(old, operand);
      if (compareAndSet(updater, target, old, value)) {
        return value;
      }
    }
  }

  public static Object get(AtomicReferenceFieldUpdater<Object, Object> updater, Object target) {
    Volatiles.checkRead(target);
    return updater.get(target);
  }

  public static boolean compareAndSet(
      AtomicReferenceFieldUpdater<Object, Object> updater,
      Object target,
      Object expected,
      Object value) {
    int kept = begin(target);
    try {
      return updater.compareAndSet(target, expected, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static boolean weakCompareAndSet(
      AtomicReferenceFieldUpdater<Object, Object> updater,
      Object target,
      Object expected,
      Object value) {
    int kept = begin(target);
    try {
      return updater.weakCompareAndSet(target, expected, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static void set(
      AtomicReferenceFieldUpdater<Object, Object> updater, Object target, Object value) {
    int kept = begin(target);
    try {
      updater.set(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static void lazySet(
      AtomicReferenceFieldUpdater<Object, Object> updater, Object target, Object value) {
    int kept = begin(target);
    try {
      updater.lazySet(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static Object getAndSet(
      AtomicReferenceFieldUpdater<Object, Object> updater, Object target, Object value) {
    int kept = begin(target);
    try {
      return updater.getAndSet(target, value);
    } finally {
      Volatiles.endWrite(target, kept);
    }
  }

  public static Object getAndUpdate(
      AtomicReferenceFieldUpdater<Object, Object> updater,
      Object target,
      UnaryOperator<Object> function) {
    while (true) {
      Object old = get(updater, target);
      Object value = function.apply(old);
      if (compareAndSet(updater, target, old, value)) {
        return old;
      }
    }
  }

  public static Object updateAndGet(
      AtomicReferenceFieldUpdater<Object, Object> updater,
      Object target,
      UnaryOperator<Object> function) {
    while (true) {
      Object old = get(updater, target);
      Object value = function.apply(old);
      if (compareAndSet(updater, target, old, value)) {
        return value;
      }
    }
  }

  public static Object getAndAccumulate(
      AtomicReferenceFieldUpdater<Object, Object> updater,
      Object target,
      Object operand,
      BinaryOperator<Object> function) {
    while (true) {
      Object old = get(updater, target);
      Object value = function.apply(old, operand);
      if (compareAndSet(updater, target, old, value)) {
        return old;
      }
    }
  }

  public static Object accumulateAndGet(
      AtomicReferenceFieldUpdater<Object, Object> updater,
      Object target,
      Object operand,
      BinaryOperator<Object> function) {
    while (true) {
      Object old = get(updater, target);
      Object value = function.apply(old, operand);
      if (compareAndSet(updater, target, old, value)) {
        return value;
      }
    }
  }
}
