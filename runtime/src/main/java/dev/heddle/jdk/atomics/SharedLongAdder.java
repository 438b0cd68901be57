package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.LongAdder;

/** Stands for {@link LongAdder}. */
public class SharedLongAdder extends LongAdder {
  private final LongStripes stripes = new LongStripes(Long::sum, 0);

  public SharedLongAdder() {}

  @Override
  public void add(long x) {
    stripes.accumulate(x);
  }

  @Override
  public void increment() {
    stripes.accumulate(1);
  }

  @Override
  public void decrement() {
    stripes.accumulate(-1);
  }

  @Override
  public long sum() {
    return stripes.value();
  }

  @Override
  public void reset() {
    stripes.reset();
  }

  @Override
  public long sumThenReset() {
    return stripes.reset();
  }

  @Override
  public String toString() {
    return Long.toString(sum());
  }

  @Override
  public int intValue() {
    return (int) sum();
  }

  @Override
  public long longValue() {
    return sum();
  }

  @Override
  public float floatValue() {
    return sum();
  }

  @Override
  public double doubleValue() {
    return sum();
  }
}
