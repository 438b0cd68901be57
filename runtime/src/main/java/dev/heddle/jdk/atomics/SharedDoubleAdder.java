package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.DoubleAdder;

/** Stands for {@link DoubleAdder}. */
public class SharedDoubleAdder extends DoubleAdder {
  private final DoubleStripes stripes = new DoubleStripes(Double::sum, 0.0);

  public SharedDoubleAdder() {}

  @Override
  public void add(double x) {
    stripes.accumulate(x);
  }

  @Override
  public double sum() {
    return stripes.value();
  }

  @Override
  public void reset() {
    stripes.reset();
  }

  @Override
  public double sumThenReset() {
    return stripes.reset();
  }

  @Override
  public String toString() {
    return Double.toString(sum());
  }

  @Override
  public int intValue() {
    return (int) sum();
  }

  @Override
  public long longValue() {
    return (long) sum();
  }

  @Override
  public float floatValue() {
    return (float) sum();
  }

  @Override
  public double doubleValue() {
    return sum();
  }
}
