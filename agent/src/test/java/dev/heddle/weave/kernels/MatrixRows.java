package dev.heddle.weave.kernels;

/** Multiplies square matrices row by row; the inner loop keeps to two rows. */
public final class MatrixRows implements Runnable {
  private static final int N = 256;
  private final double[][] a = new double[N][N];
  private final double[][] b = new double[N][N];
  private final double[][] c = new double[N][N];

  @Override
  public void run() {
    for (int i = 0; i < N; i++) {
      double[] ci = c[i];
      double[] ai = a[i];
      for (int k = 0; k < N; k++) {
        double aik = ai[k];
        double[] bk = b[k];
        for (int j = 0; j < N; j++) {
          ci[j] += aik * bk[j];
        }
      }
    }
  }
}
