package dev.heddle.apps;

import java.util.Random;

/**
 * LU factorisation with partial pivoting. Rows are dealt to the threads in turn; the owner of the
 * pivot row looks for the pivot while the others wait at a barrier.
 *
 * <p>Usage: {@code LuFactorisation [n] [threads]}.
 */
public class LuFactorisation {

  private final double[][] a;
  private final int[] pivots;
  private final int n;
  private final int threads;

  private final Object barrier = new Object();
  private int arrived;
  private long generation;

  LuFactorisation(int n, int threads) {
    this.n = n;
    this.threads = threads;
    a = matrix(n);
    pivots = new int[n];
  }

  static double[][] matrix(int n) {
    double[][] m = new double[n][n];
    Random random = new Random(1325);
    for (double[] row : m) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextDouble() - 0.5;
      }
    }
    return m;
  }

  private void barrier() {
    if (threads == 1) {
      return;
    }
    synchronized (barrier) {
      long mine = generation;
      if (++arrived == threads) {
        arrived = 0;
        generation++;
        barrier.notifyAll();
        return;
      }
      while (mine == generation) {
        try {
          barrier.wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void factorise(int me) {
    for (int k = 0; k < n; k++) {
      if (k % threads == me) {
        int pivot = k;
        for (int i = k + 1; i < n; i++) {
          if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
            pivot = i;
          }
        }
        pivots[k] = pivot;
        double[] row = a[pivot];
        a[pivot] = a[k]; // rows change places: references into other threads' rows are written
        a[k] = row;
      }
      barrier();
      double[] pivotRow = a[k];
      for (int i = k + 1; i < n; i++) {
        if (i % threads == me) {
          double[] row = a[i];
          double factor = row[k] / pivotRow[k];
          row[k] = factor;
          for (int j = k + 1; j < n; j++) {
            row[j] -= factor * pivotRow[j];
          }
        }
      }
      barrier();
    }
  }

  /** Solves LUx = Pb for the b that belongs to x = (1, ..., 1) and returns the largest error. */
  private double error() {
    double[] b = new double[n];
    double[][] original = matrix(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i] += original[i][j];
      }
    }
    for (int k = 0; k < n; k++) {
      double swap = b[pivots[k]];
      b[pivots[k]] = b[k];
      b[k] = swap;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        b[i] -= a[i][j] * b[j];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        b[i] -= a[i][j] * b[j];
      }
      b[i] /= a[i][i];
    }
    double worst = 0;
    for (int i = 0; i < n; i++) {
      worst = Math.max(worst, Math.abs(b[i] - 1.0));
    }
    return worst;
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Args.size(args, 500);
    int threads = Args.threads(args, 4);
    LuFactorisation lu = new LuFactorisation(n, threads);
    Thread[] workers = new Thread[threads - 1];
    for (int t = 1; t < threads; t++) {
      final int me = t;
      workers[t - 1] = new Thread(() -> lu.factorise(me));
      workers[t - 1].start();
    }
    lu.factorise(0); // the main thread does its share
    for (Thread worker : workers) {
      worker.join();
    }

    LuFactorisation alone = new LuFactorisation(n, 1);
    alone.factorise(0);
    boolean correct = lu.error() < 1e-8;
    double diagonal = 0;
    for (int i = 0; i < n; i++) {
      diagonal += Math.abs(lu.a[i][i]);
      for (int j = 0; j < n; j++) {
        correct &= lu.a[i][j] == alone.a[i][j];
      }
    }
    Verdict.print("lu " + n + " diagonal " + diagonal, correct);
  }
}
