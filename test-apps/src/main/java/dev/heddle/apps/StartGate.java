package dev.heddle.apps;

/**
 * Lets threads begin together. Of those that draw their work from a common pool the first to be
 * started would otherwise have done it before the last one runs.
 */
final class StartGate {
  private int missing;

  StartGate(int threads) {
    missing = threads;
  }

  synchronized void pass() {
    missing--;
    notifyAll();
    boolean interrupted = false;
    while (missing > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
