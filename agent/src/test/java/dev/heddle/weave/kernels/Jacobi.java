package dev.heddle.weave.kernels;

/** Five-point stencil over rows of a grid. */
public final class Jacobi implements Runnable {
  private static final int N = 512;
  private double[][] from = new double[N][N];
  private double[][] to = new double[N][N];

  @Override
  public void run() {
    for (int step = 0; step < 20; step++) {
      for (int i = 1; i < N - 1; i++) {
        double[] row = to[i];
        for (int j = 1; j < N - 1; j++) {
          row[j] = 0.25 * (from[i - 1][j] + from[i + 1][j] + from[i][j - 1] + from[i][j + 1]);
        }
      }
      double[][] swap = from;
      from = to;
      to = swap;
    }
  }
}
