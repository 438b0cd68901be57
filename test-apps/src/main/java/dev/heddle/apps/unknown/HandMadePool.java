package dev.heddle.apps.unknown;

import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;

/**
 * A thread pool as in articles of 2003: a LinkedList, wait and notify, and workers that are killed.
 */
public class HandMadePool {

  static class WorkQueue {
    private final int nThreads;
    private final PoolWorker[] threads;
    private final LinkedList queue;
    private boolean stopped;

    WorkQueue(int nThreads) {
      this.nThreads = nThreads;
      queue = new LinkedList();
      threads = new PoolWorker[nThreads];
      for (int i = 0; i < nThreads; i++) {
        threads[i] = new PoolWorker();
        threads[i].start();
      }
    }

    void execute(Runnable r) {
      synchronized (queue) {
        queue.addLast(r);
        queue.notify();
      }
    }

    void shutdown() throws InterruptedException {
      synchronized (queue) {
        stopped = true;
        queue.notifyAll();
      }
      for (int i = 0; i < nThreads; i++) {
        threads[i].join(30000L);
      }
    }

    private class PoolWorker extends Thread {
      private int failures;

      public void run() {
        Runnable r;
        while (true) {
          synchronized (queue) {
            while (queue.isEmpty()) {
              if (stopped) {
                return;
              }
              try {
                queue.wait();
              } catch (InterruptedException ignored) {
              }
            }
            r = (Runnable) queue.removeFirst();
          }
          try {
            r.run();
          } catch (RuntimeException e) {
            failures++;
          }
        }
      }
    }
  }

  static class Collatz implements Runnable {
    private final long start;
    private final List results;

    Collatz(long start, List results) {
      this.start = start;
      this.results = results;
    }

    public void run() {
      if (start % 50 == 0) {
        Object[] none = new Object[0];
        none[(int) start] = "out of range";
      }
      int steps = 0;
      for (long n = start; n != 1; n = (n & 1) == 0 ? n >> 1 : 3 * n + 1) {
        steps++;
      }
      synchronized (results) {
        results.add(new long[] {start, steps});
        results.notifyAll();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    WorkQueue pool = new WorkQueue(3);
    final LinkedList results = new LinkedList();
    for (int i = 1; i <= 200; i++) {
      pool.execute(new Collatz(i, results));
    }
    synchronized (results) {
      while (results.size() < 196) {
        results.wait(1000);
      }
    }
    pool.shutdown();
    int failures = 0;
    for (int i = 0; i < pool.threads.length; i++) {
      failures += pool.threads[i].failures;
    }
    long best = 0, bestStart = 0, sum = 0;
    for (Iterator it = results.iterator(); it.hasNext(); ) {
      long[] pair = (long[]) it.next();
      sum += pair[1];
      if (pair[1] > best) {
        best = pair[1];
        bestStart = pair[0];
      }
      if (pair[0] % 2 == 0) {
        it.remove();
      }
    }
    System.out.println("sum " + sum + ", longest " + bestStart + " with " + best + " steps");
    System.out.println(failures + " failures, odd " + results.size());
  }
}
