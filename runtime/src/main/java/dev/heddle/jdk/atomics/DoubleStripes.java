package dev.heddle.jdk.atomics;

import java.util.function.DoubleBinaryOperator;

/**
 * A double in stripes, each a cell of its own. A thread keeps to its stripe, so that threads of
 * different nodes that accumulate do not take each other's cell away.
 */
final class DoubleStripes {
  private final DoubleBinaryOperator function;
  private final double identity;
  private final DoubleStripe[] stripes = new DoubleStripe[Stripes.COUNT];

  DoubleStripes(DoubleBinaryOperator function, double identity) {
    this.function = function;
    this.identity = identity;
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new DoubleStripe(identity);
    }
  }

  void accumulate(double x) {
    DoubleStripe stripe = stripes[Stripes.ofThisThread()];
    while (true) {
      double old = stripe.value();
      if (stripe.swap(old, function.applyAsDouble(old, x))) {
        return;
      }
    }
  }

  double value() {
    double all = stripes[0].value();
    for (int i = 1; i < stripes.length; i++) {
      all = function.applyAsDouble(all, stripes[i].value());
    }
    return all;
  }

  /** The value before; each stripe is emptied once. */
  double reset() {
    double all = stripes[0].replace(identity);
    for (int i = 1; i < stripes.length; i++) {
      all = function.applyAsDouble(all, stripes[i].replace(identity));
    }
    return all;
  }
}
