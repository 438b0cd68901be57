package dev.heddle.agent;

import java.util.BitSet;
import java.util.List;

/**
 * Woven once before the application's first class, never run: it makes the weaver load what weaving
 * needs. One construct of each kind that the weaver treats.
 */
final class Sample extends Thread {
  private static int counter = Integer.getInteger("heddle.sample", 0);
  private static final Object LOCK = new Object();

  private volatile long clock;
  private int[] numbers = new int[4];
  private final BitSet lengths = new BitSet();
  private final List<String> names;

  Sample(String name) {
    super(name);
    names = List.of(name);
    lengths.set(name.length());
  }

  @Override
  public void run() {
    Runnable task = () -> numbers[counter & 3]++;
    task.run();
    synchronized (LOCK) {
      clock = clock + counter++;
    }
    try {
      await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("at " + clock, e);
    }
  }

  private synchronized void await() throws InterruptedException {
    int[][] rows = new int[2][3];
    System.arraycopy(numbers, 0, rows[1], 0, 3);
    for (String name : names) {
      while (rows[1][0] < name.length()) {
        wait(1);
        rows[1][0]++;
      }
    }
    notifyAll();
  }
}
