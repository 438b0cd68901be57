package dev.heddle.apps;

/**
 * Jacobi iteration for the heat equation on a square plate: two grids, a band of rows per thread, a
 * barrier between the sweeps. The result must equal that of one thread bit by bit.
 *
 * <p>Usage: {@code Jacobi [interior points per side] [threads] [iterations]}.
 */
public class Jacobi {

  /** A barrier that can be used again and again; generations keep fast threads from lapping. */
  static class Barrier {
    private final int parties;
    private int arrived;
    private int generation;

    Barrier(int parties) {
      this.parties = parties;
    }

    synchronized void await() throws InterruptedException {
      int mine = generation;
      if (++arrived == parties) {
        arrived = 0;
        generation++;
        notifyAll();
      } else {
        while (mine == generation) {
          wait();
        }
      }
    }
  }

  private final int n;
  private final int iterations;
  private final double[][] even;
  private final double[][] odd;

  Jacobi(int n, int iterations) {
    this.n = n;
    this.iterations = iterations;
    even = plate(n);
    odd = plate(n);
  }

  /** Hot on the upper edge, cold on the lower, warmer from left to right at the sides. */
  private static double[][] plate(int n) {
    double[][] plate = new double[n + 2][n + 2];
    for (int i = 0; i < n + 2; i++) {
      plate[0][i] = 100.0;
      plate[i][0] = 25.0;
      plate[i][n + 1] = 75.0;
    }
    return plate;
  }

  private static void sweep(double[][] from, double[][] to, int firstRow, int lastRow) {
    for (int i = firstRow; i <= lastRow; i++) {
      for (int j = 1; j < from[i].length - 1; j++) {
        to[i][j] = 0.25 * (from[i - 1][j] + from[i + 1][j] + from[i][j - 1] + from[i][j + 1]);
      }
    }
  }

  void solve(int threads) throws InterruptedException {
    final Barrier barrier = new Barrier(threads);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int firstRow = 1 + n * t / threads;
      final int lastRow = n * (t + 1) / threads;
      workers[t] =
          new Thread("jacobi-" + t) {
            @Override
            public void run() {
              try {
                for (int iteration = 0; iteration < iterations; iteration++) {
                  if (iteration % 2 == 0) {
                    sweep(even, odd, firstRow, lastRow);
                  } else {
                    sweep(odd, even, firstRow, lastRow);
                  }
                  barrier.await();
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted at the barrier", e);
              }
            }
          };
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
  }

  double[][] result() {
    return iterations % 2 == 0 ? even : odd;
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Args.size(args, 512);
    int threads = Args.threads(args, 4);
    int iterations = Args.number(args, 2, 100);
    Jacobi parallel = new Jacobi(n, iterations);
    parallel.solve(threads);
    Jacobi sequential = new Jacobi(n, iterations);
    for (int i = 0; i < iterations; i++) {
      sweep(
          i % 2 == 0 ? sequential.even : sequential.odd,
          i % 2 == 0 ? sequential.odd : sequential.even,
          1,
          n);
    }

    double[][] got = parallel.result();
    double[][] expected = sequential.result();
    boolean correct = true;
    double sum = 0;
    for (int i = 0; i < n + 2; i++) {
      for (int j = 0; j < n + 2; j++) {
        correct &= got[i][j] == expected[i][j];
        sum += got[i][j];
      }
    }
    Verdict.print("plate " + n + " after " + iterations + " sweeps, heat " + sum, correct);
  }
}
