package dev.heddle.bridge;

/** {@code Thread.join}: a wait on the thread's cluster-wide monitor. */
final class Joins {
  private Joins() {}

  /** Returns when {@code thread} has ended or the time is over; 0 waits for ever. */
  static void await(SharedThread thread, long timeoutMillis) throws InterruptedException {
    long startNanos = System.nanoTime();
    Monitors.beforeEnter(thread);
    try {
      synchronized (thread) {
        Monitors.entered(thread);
        long leftMillis = timeoutMillis;
        while (thread.alive() && (timeoutMillis == 0 || leftMillis > 0)) {
          ObjectOps.wait(thread, leftMillis);
          if (timeoutMillis > 0) {
            leftMillis = timeoutMillis - (System.nanoTime() - startNanos) / 1_000_000;
          }
        }
      }
    } finally {
      Monitors.exited();
    }
  }
}
