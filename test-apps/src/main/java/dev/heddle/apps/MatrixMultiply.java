package dev.heddle.apps;

import java.util.Random;

/**
 * Multiplies two square matrices of doubles, each thread a band of rows of the product.
 *
 * <p>Usage: {@code MatrixMultiply [n] [threads]}. Elements are small whole numbers, so that the
 * product is exact and can be checked with Freivalds' method: A(Br) = (AB)r for random vectors r.
 */
public class MatrixMultiply {

  static class Worker extends Thread {
    private final double[][] a;
    private final double[][] b;
    private final double[][] c;
    private final int from;
    private final int to;

    Worker(int id, double[][] a, double[][] b, double[][] c, int from, int to) {
      super("multiply-" + id);
      this.a = a;
      this.b = b;
      this.c = c;
      this.from = from;
      this.to = to;
    }

    @Override
    public void run() {
      int n = b.length;
      for (int i = from; i < to; i++) {
        double[] ci = c[i];
        double[] ai = a[i];
        for (int k = 0; k < n; k++) {
          double aik = ai[k];
          double[] bk = b[k];
          for (int j = 0; j < n; j++) {
            ci[j] += aik * bk[j];
          }
        }
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Args.size(args, 512);
    int threads = Args.threads(args, 4);
    Random random = new Random(42);
    double[][] a = randomMatrix(n, random);
    double[][] b = randomMatrix(n, random);
    double[][] c = new double[n][n];

    Worker[] workers = new Worker[threads];
    for (int t = 0; t < threads; t++) {
      workers[t] = new Worker(t, a, b, c, n * t / threads, n * (t + 1) / threads);
      workers[t].start();
    }
    for (int t = 0; t < threads; t++) {
      workers[t].join();
    }

    boolean correct = true;
    for (int round = 0; round < 3; round++) {
      correct &= isProduct(a, b, c, random);
    }
    Verdict.print("matrix " + n + " x " + n + " checksum " + checksum(c), correct);
  }

  private static double[][] randomMatrix(int n, Random random) {
    double[][] m = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i][j] = random.nextInt(201) - 100;
      }
    }
    return m;
  }

  private static boolean isProduct(double[][] a, double[][] b, double[][] c, Random random) {
    double[] r = new double[c.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = random.nextInt(1000);
    }
    double[] left = times(a, times(b, r));
    double[] right = times(c, r);
    for (int i = 0; i < r.length; i++) {
      if (left[i] != right[i]) {
        return false;
      }
    }
    return true;
  }

  private static double[] times(double[][] m, double[] v) {
    double[] result = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) {
        sum += m[i][j] * v[j];
      }
      result[i] = sum;
    }
    return result;
  }

  private static long checksum(double[][] m) {
    long sum = 17;
    for (double[] row : m) {
      for (double x : row) {
        sum = sum * 31 + (long) x;
      }
    }
    return sum;
  }
}
