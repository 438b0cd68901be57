package dev.heddle.apps.bench;

import java.util.Arrays;

/**
 * What single operations cost between threads: {@code Micro <threads>}. Placed round-robin, thread
 * i runs on node i + 1 (modulo the nodes), so that under Heddle each measurement crosses nodes.
 *
 * <p>Each operation is measured in rounds: first for some seconds for each thread, until the code
 * is compiled on every node; then in a few more, of which the median counts.
 */
public final class Micro {
  private static final int LONGS_PER_PAGE = 512;
  private static final int PAGES = 512;
  private static final int MANY_PAGES = 16_384;
  private static final int HAND_OVERS = 500;
  private static final int BARRIERS = 250;
  private static final long WARM_UP_NANOS = 4_000_000_000L;
  private static final int ROUNDS = 5;
  private static final int LOCAL_ROUNDS = 5_000_000;

  private Micro() {}

  public static void main(String[] args) throws Exception {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
    print("read-miss", settled(threads, () -> readMiss(PAGES, 197)));
    print("sequential-read", settled(threads, () -> readMiss(MANY_PAGES, 1)));
    print("lock-hand-over", settled(threads, () -> handOver(threads)));
    print("barrier", settled(threads, () -> barrier(threads)));
    print("re-acquire", inOtherThread(new ReAcquire()));
    print("volatile-read", inOtherThread(new VolatileRead()));
  }

  private static void print(String name, double nanos) {
    System.out.println(name + " " + Math.round(nanos * 10) / 10.0);
  }

  private interface Round {
    double nanos() throws InterruptedException;
  }

  private static double settled(int threads, Round round) throws InterruptedException {
    long start = System.nanoTime();
    do {
      round.nanos();
    } while (System.nanoTime() - start < threads * WARM_UP_NANOS);
    double[] nanos = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      nanos[i] = round.nanos();
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  /** A thread that times itself. */
  private abstract static class Timed extends Thread {
    double nanosPerOperation;
  }

  private static double inOtherThread(Timed timed) throws InterruptedException {
    timed.start();
    timed.join();
    return timed.nanosPerOperation;
  }

  /** Touches each page of an array that main wrote, some pages further each time. */
  private static final class PageReader extends Timed {
    private final long[] data;
    private final int step;
    private long sum;

    PageReader(long[] data, int step) {
      this.data = data;
      this.step = step;
    }

    @Override
    public void run() {
      int pages = data.length / LONGS_PER_PAGE;
      int page = 0;
      long start = System.nanoTime();
      for (int i = 0; i < pages; i++) {
        sum += data[page * LONGS_PER_PAGE];
        page = (page + step) % pages;
      }
      nanosPerOperation = (System.nanoTime() - start) / (double) pages;
    }
  }

  /**
   * Of two threads started one after the other one at least runs where main does not: the slower.
   */
  private static double readMiss(int pages, int step) throws InterruptedException {
    double slowest = 0;
    for (int t = 0; t < 2; t++) {
      long[] data = new long[LONGS_PER_PAGE * pages];
      for (int i = 0; i < data.length; i++) {
        data[i] = i;
      }
      slowest = Math.max(slowest, inOtherThread(new PageReader(data, step)));
    }
    return slowest;
  }

  /** Threads increment a counter in turn. */
  private static final class Turns {
    private final int threads;
    private int counter;

    Turns(int threads) {
      this.threads = threads;
    }

    synchronized void take(int me) throws InterruptedException {
      while (counter % threads != me) {
        wait();
      }
      counter++;
      notifyAll();
    }
  }

  private static double handOver(int threads) throws InterruptedException {
    Turns turns = new Turns(threads);
    return together(threads, HAND_OVERS / threads, me -> turns.take(me)) / threads;
  }

  private static final class Barrier {
    private final int threads;
    private int arrived;
    private int round;

    Barrier(int threads) {
      this.threads = threads;
    }

    synchronized void await() throws InterruptedException {
      int mine = round;
      if (++arrived == threads) {
        arrived = 0;
        round++;
        notifyAll();
      } else {
        while (round == mine) {
          wait();
        }
      }
    }
  }

  private static double barrier(int threads) throws InterruptedException {
    Barrier barrier = new Barrier(threads);
    return together(threads, BARRIERS, me -> barrier.await());
  }

  private interface Step {
    void run(int me) throws InterruptedException;
  }

  /** Nanoseconds per step of the slowest of several threads doing the same steps. */
  private static double together(int threads, int steps, Step step) throws InterruptedException {
    double[] nanos = new double[threads];
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      all[t] =
          new Thread(
              () -> {
                try {
                  step.run(me);
                  long start = System.nanoTime();
                  for (int i = 1; i < steps; i++) {
                    step.run(me);
                  }
                  nanos[me] = (System.nanoTime() - start) / (double) (steps - 1);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      all[t].start();
    }
    double slowest = 0;
    for (int t = 0; t < threads; t++) {
      all[t].join();
      slowest = Math.max(slowest, nanos[t]);
    }
    return slowest;
  }

  /** Takes a lock again and again that this thread held last, and that others have seen. */
  private static final class ReAcquire extends Timed {
    private final Object lock = new Object();
    private int count;

    @Override
    public void run() {
      long start = 0;
      for (int i = 0; i < 2 * LOCAL_ROUNDS; i++) {
        if (i == LOCAL_ROUNDS) {
          start = System.nanoTime();
        }
        synchronized (lock) {
          count++;
        }
      }
      nanosPerOperation = (System.nanoTime() - start) / (double) LOCAL_ROUNDS;
    }
  }

  private static final class VolatileRead extends Timed {
    private volatile int flag = 1;
    private int sum;

    @Override
    public void run() {
      long start = 0;
      int seen = 0;
      for (int i = 0; i < 2 * LOCAL_ROUNDS; i++) {
        if (i == LOCAL_ROUNDS) {
          start = System.nanoTime();
        }
        seen += flag;
      }
      sum = seen;
      nanosPerOperation = (System.nanoTime() - start) / (double) LOCAL_ROUNDS;
    }
  }
}
