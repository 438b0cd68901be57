package dev.heddle.apps;

import java.util.Random;

/**
 * Multiplies a sparse matrix in compressed row form with a vector again and again, scaling in
 * between: x = Ax / |Ax|, with all threads reading the vector that all threads have written.
 *
 * <p>Usage: {@code SparseMatVec [rows] [threads] [iterations]}.
 */
public class SparseMatVec {

  private static final int PER_ROW = 7;

  private final int n;
  private final int[] rowStart;
  private final int[] column;
  private final double[] value;
  private final double[] x;
  private final double[] y;
  private double norm;

  SparseMatVec(int n) {
    this.n = n;
    rowStart = new int[n + 1];
    column = new int[n * PER_ROW];
    value = new double[n * PER_ROW];
    x = new double[n];
    y = new double[n];
    Random random = new Random(966);
    for (int row = 0; row < n; row++) {
      rowStart[row + 1] = rowStart[row] + PER_ROW;
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        column[k] = random.nextInt(n);
        value[k] = random.nextDouble();
      }
      x[row] = 1;
    }
  }

  void multiply(int from, int to) {
    for (int row = from; row < to; row++) {
      double sum = 0;
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        sum += value[k] * x[column[k]];
      }
      y[row] = sum;
    }
  }

  void computeNorm() {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, y[i]);
    }
    norm = largest;
  }

  void scale(int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = y[i] / norm;
    }
  }

  /** A barrier whose last arrival runs an action for all. */
  static class ActionBarrier {
    private final int parties;
    private final Runnable action;
    private int missing;
    private int cycle;

    ActionBarrier(int parties, Runnable action) {
      this.parties = parties;
      this.action = action;
      this.missing = parties;
    }

    void await(boolean runAction) {
      synchronized (this) {
        missing--;
        if (missing == 0) {
          if (runAction) {
            action.run();
          }
          missing = parties;
          cycle++;
          notifyAll();
          return;
        }
        for (int mine = cycle; mine == cycle; ) {
          try {
            wait();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Args.size(args, 50_000);
    int threads = Args.threads(args, 4);
    int iterations = Args.number(args, 2, 20);
    SparseMatVec shared = new SparseMatVec(n);
    ActionBarrier barrier = new ActionBarrier(threads, shared::computeNorm);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int from = (int) ((long) n * t / threads);
      int to = (int) ((long) n * (t + 1) / threads);
      workers[t] =
          new Thread(
              () -> {
                for (int i = 0; i < iterations; i++) {
                  shared.multiply(from, to);
                  barrier.await(true);
                  shared.scale(from, to);
                  barrier.await(false);
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    SparseMatVec alone = new SparseMatVec(n);
    for (int i = 0; i < iterations; i++) {
      alone.multiply(0, n);
      alone.computeNorm();
      alone.scale(0, n);
    }
    boolean correct = shared.norm == alone.norm;
    for (int i = 0; i < n; i++) {
      correct &= shared.x[i] == alone.x[i];
    }
    Verdict.print("sparse " + n + " norm " + shared.norm, correct);
  }
}
