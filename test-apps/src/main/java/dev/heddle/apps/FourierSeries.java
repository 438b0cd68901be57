package dev.heddle.apps;

/**
 * The first n pairs of Fourier coefficients of (x+1)^x on the interval from 0 to 2, by the
 * trapezium rule; each thread computes a slice of them. The kernel known as Series from the Java
 * Grande suite.
 *
 * <p>Usage: {@code FourierSeries [coefficients] [threads]}.
 */
public class FourierSeries {

  /** The first four pairs to five decimals, by Simpson's rule with 20,000 steps. */
  private static final double[][] REFERENCE = {
    {2.88192, 0.0}, {1.13402, -1.88208}, {0.36221, -1.16479}, {0.17031, -0.81468}
  };

  private static final double OMEGA = Math.PI;

  static double[][] coefficients;

  static class SeriesRunner implements Runnable {
    int from;
    int to;

    SeriesRunner(int from, int to) {
      this.from = from;
      this.to = to;
    }

    public void run() {
      for (int i = from; i < to; i++) {
        if (i == 0) {
          coefficients[0][0] = integrate(0, 0) / 2.0;
        } else {
          coefficients[0][i] = integrate(i, 1);
          coefficients[1][i] = integrate(i, 2);
        }
      }
    }
  }

  static double integrate(int n, int select) {
    int steps = 1000;
    double dx = 2.0 / steps;
    double x = 0.0;
    double result = function(x, n, select) / 2.0;
    for (int i = 1; i < steps; i++) {
      x += dx;
      result += function(x, n, select);
    }
    return (result + function(2.0, n, select) / 2.0) * dx;
  }

  static double function(double x, int n, int select) {
    switch (select) {
      case 0:
        return Math.pow(x + 1.0, x);
      case 1:
        return Math.pow(x + 1.0, x) * Math.cos(OMEGA * n * x);
      case 2:
        return Math.pow(x + 1.0, x) * Math.sin(OMEGA * n * x);
      default:
        throw new IllegalArgumentException("select " + select);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int size = Math.max(4, Args.size(args, 2000));
    int threads = Args.threads(args, 4);
    coefficients = new double[2][size];
    Thread[] th = new Thread[threads];
    int slice = (size + threads - 1) / threads;
    for (int t = 0; t < threads; t++) {
      int from = Math.min(size, t * slice);
      th[t] = new Thread(new SeriesRunner(from, Math.min(size, from + slice)));
      th[t].start();
    }
    for (int t = 0; t < threads; t++) {
      th[t].join();
    }

    boolean correct = true;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 2; j++) {
        correct &= Math.abs(coefficients[j][i] - REFERENCE[i][j]) < 1.0e-4;
      }
    }
    for (int i = 1; i < size; i += 7) {
      correct &= Math.abs(coefficients[0][i] - integrate(i, 1)) < 1.0e-12;
      correct &= Math.abs(coefficients[1][i] - integrate(i, 2)) < 1.0e-12;
    }
    long last = Math.round(coefficients[1][size - 1] * 1.0e9);
    Verdict.print(size + " coefficients, last sine " + last + "e-9", correct);
  }
}
