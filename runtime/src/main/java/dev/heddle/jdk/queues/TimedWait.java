package dev.heddle.jdk.queues;

/** Waits of a given number of nanoseconds on a monitor that the caller holds. */
public final class TimedWait {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private TimedWait() {}

  /** Waits once; answers how many nanoseconds are left, none or fewer if the time is up. */
  public static long await(Object monitor, long nanos) throws InterruptedException {
    if (nanos <= 0) {
      return nanos;
    }
    long deadline = System.nanoTime() + nanos;
    monitor.wait(nanos / NANOS_PER_MILLI, (int) (nanos % NANOS_PER_MILLI));
    return deadline - System.nanoTime();
  }
}
