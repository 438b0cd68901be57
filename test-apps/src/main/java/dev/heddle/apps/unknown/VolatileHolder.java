package dev.heddle.apps.unknown;

import java.util.Arrays;

/**
 * The VolatileCachedFactorizer: an immutable holder behind a volatile, and a double-checked
 * singleton.
 */
public class VolatileHolder {

  static final class Point {
    final int x, y;

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }

    Point plus(int dx, int dy) {
      return new Point(x + dx, y + dy);
    }

    @Override
    public String toString() {
      return "(" + x + "," + y + ")";
    }
  }

  static final class OneValueCache {
    private final long lastNumber;
    private final long[] lastFactors;

    OneValueCache(long i, long[] factors) {
      lastNumber = i;
      lastFactors = Arrays.copyOf(factors, factors.length);
    }

    long[] getFactors(long i) {
      return lastNumber == i ? Arrays.copyOf(lastFactors, lastFactors.length) : null;
    }
  }

  private static volatile OneValueCache cache = new OneValueCache(0, new long[0]);
  private static volatile Point position = new Point(0, 0);

  static class Registry {
    private static volatile Registry instance;
    private static int constructed;
    private final String[] names;

    private Registry() {
      constructed++;
      names = new String[] {"a", "b", "c"};
    }

    static Registry getInstance() {
      Registry result = instance;
      if (result == null) {
        synchronized (Registry.class) {
          result = instance;
          if (result == null) {
            instance = result = new Registry();
          }
        }
      }
      return result;
    }
  }

  private static class Lazy {
    static final Lazy INSTANCE = new Lazy();
    final long born = System.nanoTime();
  }

  static long[] factor(long n) {
    long[] factors = new long[8];
    int count = 0;
    for (long p = 2; p * p <= n; p++) {
      while (n % p == 0) {
        factors[count++] = p;
        n /= p;
      }
    }
    factors[count++] = n;
    return Arrays.copyOf(factors, count);
  }

  public static void main(String[] args) throws InterruptedException {
    final Object moveLock = new Object();
    final String[] results = new String[4];
    final Registry[] seen = new Registry[4];
    final Lazy[] lazies = new Lazy[4];
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      final int me = t;
      threads[t] =
          new Thread() {
            @Override
            public void run() {
              seen[me] = Registry.getInstance();
              lazies[me] = Lazy.INSTANCE;
              String result = "";
              for (int i = 0; i < 30; i++) {
                long n = 1000 + i / 3;
                long[] factors = cache.getFactors(n);
                if (factors == null) {
                  factors = factor(n);
                  cache = new OneValueCache(n, factors);
                }
                if (i % 10 == 0) result += n + Arrays.toString(factors) + " ";
                synchronized (moveLock) {
                  position = position.plus(me, 1);
                }
              }
              results[me] = result;
            }
          };
      threads[t].start();
    }
    boolean same = true;
    for (int t = 0; t < threads.length; t++) {
      threads[t].join();
      same &= seen[t] == seen[0] && lazies[t] == Lazy.INSTANCE && results[t].equals(results[0]);
    }
    System.out.println(results[0]);
    System.out.println(
        position + " " + same + " " + Registry.constructed + " " + String.join("", seen[3].names));
  }
}
