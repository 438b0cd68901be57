package dev.heddle.apps;

import java.util.Random;

/**
 * Red-black successive over-relaxation on one grid, with a hand-written barrier after each half
 * sweep. Neighbouring bands meet in rows that one thread writes and another reads.
 *
 * <p>Usage: {@code RedBlackSor [points per side] [threads] [iterations]}.
 */
public class RedBlackSor {

  private static final double OMEGA = 1.25;

  /** Sense-reversing barrier: each thread brings its own sense along. */
  static final class SenseBarrier {
    private final int parties;
    private int waiting;
    private boolean sense;

    SenseBarrier(int parties) {
      this.parties = parties;
      this.waiting = parties;
    }

    void cross(boolean mySense) throws InterruptedException {
      synchronized (this) {
        if (--waiting == 0) {
          waiting = parties;
          sense = mySense;
          notifyAll();
          return;
        }
        while (sense != mySense) {
          wait();
        }
      }
    }
  }

  static class SorRunner implements Runnable {
    private final double[][] grid;
    private final int first;
    private final int last;
    private final int iterations;
    private final SenseBarrier barrier;
    private Exception failure;

    SorRunner(double[][] grid, int first, int last, int iterations, SenseBarrier barrier) {
      this.grid = grid;
      this.first = first;
      this.last = last;
      this.iterations = iterations;
      this.barrier = barrier;
    }

    public void run() {
      boolean sense = false;
      try {
        for (int p = 0; p < 2 * iterations; p++) {
          relax(p % 2);
          sense = !sense;
          barrier.cross(sense);
        }
      } catch (InterruptedException e) {
        failure = e;
      }
    }

    private void relax(int colour) {
      double fourth = OMEGA * 0.25;
      double oneMinusOmega = 1.0 - OMEGA;
      for (int i = first; i < last; i++) {
        double[] row = grid[i];
        double[] above = grid[i - 1];
        double[] below = grid[i + 1];
        for (int j = 1 + (i + colour) % 2; j < row.length - 1; j += 2) {
          row[j] =
              fourth * (above[j] + below[j] + row[j - 1] + row[j + 1]) + oneMinusOmega * row[j];
        }
      }
    }
  }

  private static double[][] randomGrid(int n) {
    Random random = new Random(10101010);
    double[][] grid = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        grid[i][j] = random.nextDouble() * 1e-6;
      }
    }
    return grid;
  }

  static double[][] run(int n, int threads, int iterations) throws InterruptedException {
    double[][] grid = randomGrid(n);
    SenseBarrier barrier = new SenseBarrier(threads);
    SorRunner[] runners = new SorRunner[threads];
    Thread[] pool = new Thread[threads];
    int interior = n - 2;
    for (int t = 0; t < threads; t++) {
      int first = 1 + interior * t / threads;
      int last = 1 + interior * (t + 1) / threads;
      runners[t] = new SorRunner(grid, first, last, iterations, barrier);
      pool[t] = new Thread(runners[t]);
      pool[t].start();
    }
    for (int t = 0; t < threads; t++) {
      pool[t].join();
      Verdict.require(runners[t].failure == null, "thread " + t + " was interrupted");
    }
    return grid;
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Math.max(3, Args.size(args, 500));
    int threads = Args.threads(args, 4);
    int iterations = Args.number(args, 2, 50);
    double[][] grid = run(n, threads, iterations);

    double[][] expected = randomGrid(n);
    SorRunner alone = new SorRunner(expected, 1, n - 1, iterations, new SenseBarrier(1));
    alone.run();
    boolean correct = true;
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        correct &= grid[i][j] == expected[i][j];
        total += grid[i][j];
      }
    }
    Verdict.print("sor " + n + " total " + total, correct);
  }
}
