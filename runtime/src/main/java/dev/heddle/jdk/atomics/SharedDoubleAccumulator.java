package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.DoubleBinaryOperator;

/** Stands for {@link DoubleAccumulator}. */
public class SharedDoubleAccumulator extends DoubleAccumulator {
  private final DoubleStripes stripes;

  public SharedDoubleAccumulator(DoubleBinaryOperator function, double identity) {
    super(function, identity);
    stripes = new DoubleStripes(function, identity);
  }

  @Override
  public void accumulate(double x) {
    stripes.accumulate(x);
  }

  @Override
  public double get() {
    return stripes.value();
  }

  @Override
  public void reset() {
    stripes.reset();
  }

  @Override
  public double getThenReset() {
    return stripes.reset();
  }

  @Override
  public String toString() {
    return Double.toString(get());
  }

  @Override
  public int intValue() {
    return (int) get();
  }

  @Override
  public long longValue() {
    return (long) get();
  }

  @Override
  public float floatValue() {
    return (float) get();
  }

  @Override
  public double doubleValue() {
    return get();
  }
}
