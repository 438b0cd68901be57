package dev.heddle.bridge;

import java.util.concurrent.atomic.LongAdder;

/**
 * What woven code does without asking the node, for the statistics; where nobody asks for them the
 * JIT folds the counting away.
 */
public final class FastPathCounts {
  private static final LongAdder LOCK_ACQUIRES = new LongAdder();
  private static final LongAdder VOLATILE_READS = new LongAdder();

  private FastPathCounts() {}

  /** A monitor of a shared object was entered, and its token was here. */
  static void acquired(int state) {
    if (Bridge.COUNTING && (state & State.SHARED) != 0) {
      LOCK_ACQUIRES.increment();
    }
  }

  /**
   * A volatile field of a shared object, or such a static, is read, and its cell was valid here.
   */
  static void volatileRead(int state) {
    if (Bridge.COUNTING && (state & State.SHARED) != 0) {
      VOLATILE_READS.increment();
    }
  }

  public static long lockAcquires() {
    return LOCK_ACQUIRES.sum();
  }

  public static long volatileReads() {
    return VOLATILE_READS.sum();
  }
}
