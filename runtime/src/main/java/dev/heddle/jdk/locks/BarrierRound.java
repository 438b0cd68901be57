package dev.heddle.jdk.locks;

/** One use of a {@link SharedCyclicBarrier}. */
final class BarrierRound {
  private static final int OPEN = 0;
  private static final int TRIPPED = 1;
  private static final int BROKEN = 2;

  /** Read by all who waited, once they are woken: no lock is passed from one to the next. */
  private volatile int outcome;

  boolean isOpen() {
    return outcome == OPEN;
  }

  boolean isBroken() {
    return outcome == BROKEN;
  }

  void trip() {
    outcome = TRIPPED;
  }

  void breakUp() {
    outcome = BROKEN;
  }
}
