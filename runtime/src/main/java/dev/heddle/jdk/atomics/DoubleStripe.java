package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/** One stripe of a {@link DoubleStripes}: the bits of a double. */
final class DoubleStripe {
  private static final AtomicLongFieldUpdater<DoubleStripe> BITS =
      AtomicLongFieldUpdater.newUpdater(DoubleStripe.class, "bits");

  private volatile long bits;

  DoubleStripe(double value) {
    bits = Double.doubleToRawLongBits(value);
  }

  double value() {
    return Double.longBitsToDouble(bits);
  }

  boolean swap(double expected, double newValue) {
    return BITS.compareAndSet(
        this, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(newValue));
  }

  double replace(double newValue) {
    return Double.longBitsToDouble(BITS.getAndSet(this, Double.doubleToRawLongBits(newValue)));
  }
}
