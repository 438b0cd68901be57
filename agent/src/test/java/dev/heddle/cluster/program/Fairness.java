package dev.heddle.cluster.program;

/**
 * Two threads of one node enter a lock in tight loops, one of another node enters it now and then.
 * Prints how long the one waited at most. Placement is by turns, so idle threads fill the places.
 */
public final class Fairness {
  private final Object lock = new Object();
  private long entries;
  private int visited;
  private boolean over;

  private Fairness() {}

  private void loop() {
    boolean go = true;
    while (go) {
      synchronized (lock) {
        entries++;
        go = !over;
      }
    }
  }

  /** The longest wait for the lock, in microseconds. */
  private long visit(int visits) {
    long worst = 0;
    for (int i = 0; i < visits; i++) {
      pause();
      long start = System.nanoTime();
      synchronized (lock) {
        worst = Math.max(worst, System.nanoTime() - start);
        visited++;
      }
    }
    synchronized (lock) {
      over = true;
    }
    return worst / 1000;
  }

  /** The loopers take the lock back meanwhile. */
  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Arguments: visits, nodes, loopers. */
  public static void main(String[] args) throws InterruptedException {
    int visits = Integer.parseInt(args[0]);
    int nodes = Integer.parseInt(args[1]);
    int loopers = Integer.parseInt(args[2]);
    Fairness fairness = new Fairness();
    long[] worst = new long[1];
    Thread[] threads = new Thread[loopers * nodes];
    for (int i = 0; i < threads.length; i++) {
      // Thread i runs on node (i + 1) % nodes: the loopers on node 1, the visitor on node 2.
      Runnable work = () -> {};
      if (i % nodes == 0) {
        work = fairness::loop;
      } else if (i == 1) {
        work = () -> worst[0] = fairness.visit(visits);
      }
      threads[i] = new Thread(work);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(
        "visits "
            + fairness.visited
            + " entries "
            + fairness.entries
            + " worst "
            + worst[0]
            + " us");
  }
}
