package dev.heddle.weave.kernels;

/** Multiplies square matrices of rows; the inner loop changes the row of b in each step. */
public final class Matrix implements Runnable {
  private static final int N = 256;
  private final double[][] a = new double[N][N];
  private final double[][] b = new double[N][N];
  private final double[][] c = new double[N][N];

  @Override
  public void run() {
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double sum = 0;
        for (int k = 0; k < N; k++) {
          sum += a[i][k] * b[k][j];
        }
        c[i][j] = sum;
      }
    }
  }
}
