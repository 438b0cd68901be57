package dev.heddle.weave.kernels;

/** A counter under a monitor, a synchronized method, statics and a volatile read. */
public final class Counter implements Runnable {
  private static int total;
  private int seen;
  private final Object lock = new Object();
  private volatile int limit = 200_000;
  private int count;

  private synchronized void step() {
    count++;
  }

  @Override
  public void run() {
    for (int i = 0; i < limit; i++) {
      synchronized (lock) {
        seen += i;
      }
      step();
    }
    total += seen + count;
  }

  static int total() {
    return total;
  }
}
