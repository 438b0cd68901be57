package dev.heddle.launch.bench;

import java.util.Collection;

/** What is said of several measurements of the same thing. */
record Medians(double median, double least, double most) {
  static Medians of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Medians(median, sorted[0], sorted[sorted.length - 1]);
  }
}
