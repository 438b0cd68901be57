package dev.heddle.apps;

/**
 * Dot product of two vectors; every thread adds its part to one sum under a lock.
 *
 * <p>Usage: {@code DotProduct [length] [threads]}.
 */
public class DotProduct {

  private final double[] x;
  private final double[] y;
  private double sum;
  private int parts;

  DotProduct(int length) {
    x = new double[length];
    y = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = i % 1000;
      y[i] = 2 * (i % 777);
    }
  }

  private void part(int from, int to) {
    double part = 0;
    for (int i = from; i < to; i++) {
      part += x[i] * y[i];
    }
    synchronized (this) {
      sum += part;
      parts++;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int length = Args.size(args, 32_768);
    int threads = Args.threads(args, 4);
    DotProduct product = new DotProduct(length);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int from = (int) ((long) length * t / threads);
      int to = (int) ((long) length * (t + 1) / threads);
      workers[t] = new Thread(() -> product.part(from, to), "dot-" + t);
    }
    for (Thread worker : workers) {
      worker.start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    long expected = 0;
    for (int i = 0; i < length; i++) {
      expected += (i % 1000) * 2L * (i % 777);
    }
    // whole numbers below 2^53: the order of the additions does not matter
    Verdict.print(
        "dot product " + (long) product.sum, product.sum == expected && product.parts == threads);
  }
}
