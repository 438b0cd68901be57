package dev.heddle.apps;

import java.util.Random;

/**
 * Pi twice: by integrating 4/(1+x^2) and by throwing darts. The work is cut into 64 slices,
 * whatever the number of threads, so that the sums are the same.
 *
 * <p>Usage: {@code Pi [steps per slice] [threads]}.
 */
public class Pi {

  private static final int SLICES = 64;

  private static final double[] areas = new double[SLICES];
  private static long hits;
  private static int nextSlice;

  private static synchronized int takeSlice() {
    return nextSlice < SLICES ? nextSlice++ : -1;
  }

  private static synchronized void addHits(long more) {
    hits += more;
  }

  private static double area(int slice, int steps) {
    double width = 1.0 / ((double) SLICES * steps);
    double sum = 0;
    for (long i = (long) slice * steps; i < (slice + 1L) * steps; i++) {
      double x = (i + 0.5) * width;
      sum += 4.0 / (1.0 + x * x);
    }
    return sum * width;
  }

  private static long throwDarts(int slice, int darts) {
    Random random = new Random(slice);
    long inside = 0;
    for (int i = 0; i < darts; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      if (x * x + y * y <= 1.0) {
        inside++;
      }
    }
    return inside;
  }

  public static void main(String[] args) throws InterruptedException {
    int steps = Args.size(args, 100_000);
    int threads = Args.threads(args, Runtime.getRuntime().availableProcessors());
    Thread[] workers = new Thread[threads];
    StartGate start = new StartGate(threads);
    for (int t = 0; t < threads; t++) {
      workers[t] =
          new Thread("pi " + t) {
            @Override
            public void run() {
              start.pass();
              int slice;
              while ((slice = takeSlice()) >= 0) {
                areas[slice] = area(slice, steps);
                addHits(throwDarts(slice, steps));
              }
            }
          };
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    double integral = 0;
    long expectedHits = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      integral += areas[slice];
      expectedHits += throwDarts(slice, steps);
    }
    boolean correct = Math.abs(integral - Math.PI) < 1e-6 && hits == expectedHits;
    Verdict.print("integral " + integral + " darts " + hits, correct);
  }
}
