package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/** One stripe of a {@link LongStripes}. */
final class LongStripe {
  private static final AtomicLongFieldUpdater<LongStripe> VALUE =
      AtomicLongFieldUpdater.newUpdater(LongStripe.class, "value");

  private volatile long value;

  LongStripe(long value) {
    this.value = value;
  }

  long value() {
    return value;
  }

  boolean swap(long expected, long newValue) {
    return VALUE.compareAndSet(this, expected, newValue);
  }

  long replace(long newValue) {
    return VALUE.getAndSet(this, newValue);
  }
}
