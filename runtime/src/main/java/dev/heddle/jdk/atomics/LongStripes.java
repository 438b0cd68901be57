package dev.heddle.jdk.atomics;

import java.util.function.LongBinaryOperator;

/**
 * A long in stripes, each a cell of its own. A thread keeps to its stripe, so that threads of
 * different nodes that accumulate do not take each other's cell away.
 */
final class LongStripes {
  private final LongBinaryOperator function;
  private final long identity;
  private final LongStripe[] stripes = new LongStripe[Stripes.COUNT];

  LongStripes(LongBinaryOperator function, long identity) {
    this.function = function;
    this.identity = identity;
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new LongStripe(identity);
    }
  }

  void accumulate(long x) {
    LongStripe stripe = stripes[Stripes.ofThisThread()];
    while (true) {
      long old = stripe.value();
      if (stripe.swap(old, function.applyAsLong(old, x))) {
        return;
      }
    }
  }

  long value() {
    long all = stripes[0].value();
    for (int i = 1; i < stripes.length; i++) {
      all = function.applyAsLong(all, stripes[i].value());
    }
    return all;
  }

  /** The value before; each stripe is emptied once. */
  long reset() {
    long all = stripes[0].replace(identity);
    for (int i = 1; i < stripes.length; i++) {
      all = function.applyAsLong(all, stripes[i].replace(identity));
    }
    return all;
  }
}
