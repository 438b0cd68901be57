package dev.heddle.apps.unknown;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** k-means: points are assigned in parallel, each round has a latch of its own. */
public class KMeansClusters {

  static class Cluster {
    double x, y;
    private double sumX, sumY;
    private int count;

    Cluster(Sample at) {
      x = at.x;
      y = at.y;
    }

    synchronized void add(double dx, double dy, int n) {
      sumX += dx;
      sumY += dy;
      count += n;
    }

    boolean move() {
      double nx = count == 0 ? x : Math.rint(sumX / count * 1e6) / 1e6;
      double ny = count == 0 ? y : Math.rint(sumY / count * 1e6) / 1e6;
      boolean moved = nx != x || ny != y;
      x = nx;
      y = ny;
      size = count;
      sumX = sumY = 0;
      count = 0;
      return moved;
    }

    int size;
  }

  static class Sample extends Point2D.Double {
    private static final long serialVersionUID = 1L;
    transient int cluster = -1;

    Sample(double x, double y) {
      super(x, y);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    final int k = 4, n = 1200, workers = 3;
    final List<Sample> samples = new ArrayList<>(n);
    Random random = new Random(5);
    for (int i = 0; i < n; i++) {
      samples.add(
          new Sample(
              (int) (100 * (i % k) + 10 * random.nextGaussian()),
              (int) (50 * (i % 3) + 10 * random.nextGaussian())));
    }
    final Cluster[] clusters = new Cluster[k];
    for (int i = 0; i < k; i++) clusters[i] = new Cluster(samples.get(i * 7));
    int rounds = 0;
    boolean moved = true;
    while (moved && rounds < 15) {
      final CountDownLatch done = new CountDownLatch(workers);
      for (int w = 0; w < workers; w++) {
        final int from = w * n / workers, to = (w + 1) * n / workers;
        new Thread(
                () -> {
                  double[] sx = new double[k], sy = new double[k];
                  int[] count = new int[k];
                  for (Sample s : samples.subList(from, to)) {
                    int best = 0;
                    for (int c = 1; c < k; c++)
                      if (s.distanceSq(clusters[c].x, clusters[c].y)
                          < s.distanceSq(clusters[best].x, clusters[best].y)) best = c;
                    s.cluster = best;
                    sx[best] += s.getX();
                    sy[best] += s.y;
                    count[best]++;
                  }
                  for (int c = 0; c < k; c++) clusters[c].add(sx[c], sy[c], count[c]);
                  done.countDown();
                })
            .start();
      }
      done.await();
      moved = false;
      for (Cluster cluster : clusters) moved |= cluster.move();
      rounds++;
    }
    System.out.println(rounds + " rounds");
    for (Cluster c : clusters) System.out.println(c.size + " at " + c.x + ", " + c.y);
    int[] histogram = new int[k];
    for (Sample s : samples) histogram[s.cluster]++;
    System.out.println(
        java.util.Arrays.toString(histogram)
            + " "
            + samples.get(3).equals(new Point2D.Double(samples.get(3).x, samples.get(3).y)));
  }
}
