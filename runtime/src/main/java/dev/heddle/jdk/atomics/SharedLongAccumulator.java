package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.LongBinaryOperator;

/** Stands for {@link LongAccumulator}. */
public class SharedLongAccumulator extends LongAccumulator {
  private final LongStripes stripes;

  public SharedLongAccumulator(LongBinaryOperator function, long identity) {
    super(function, identity);
    stripes = new LongStripes(function, identity);
  }

  @Override
  public void accumulate(long x) {
    stripes.accumulate(x);
  }

  @Override
  public long get() {
    return stripes.value();
  }

  @Override
  public void reset() {
    stripes.reset();
  }

  @Override
  public long getThenReset() {
    return stripes.reset();
  }

  @Override
  public String toString() {
    return Long.toString(get());
  }

  @Override
  public int intValue() {
    return (int) get();
  }

  @Override
  public long longValue() {
    return get();
  }

  @Override
  public float floatValue() {
    return get();
  }

  @Override
  public double doubleValue() {
    return get();
  }
}
