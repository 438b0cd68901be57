package dev.heddle.apps;

import java.util.Random;

/**
 * Updates under random compositions of locks: four counters on two pages, each guarded by a lock of
 * its own; an operation takes two, three or all four of the locks (there are eleven such
 * compositions), nested, and adds to each of their counters. The sums must be exact.
 *
 * <p>Usage: {@code LockRaces [operations per worker] [workers]}.
 */
public class LockRaces {

  private static final int COUNTERS = 4;

  /** Two counters in each of the two 4 KiB halves of the array. */
  private static final int[] PLACE = {0, 1, 512, 700};

  private final Object[] locks = {new Object(), new Object(), new Object(), new Object()};
  private final long[] cells = new long[1024];
  private final int[][] compositions = compositions();

  private static int[][] compositions() {
    int[][] found = new int[11][];
    int count = 0;
    for (int set = 0; set < 1 << COUNTERS; set++) {
      if (Integer.bitCount(set) < 2) {
        continue;
      }
      int[] members = new int[Integer.bitCount(set)];
      int next = 0;
      for (int i = 0; i < COUNTERS; i++) {
        if ((set & 1 << i) != 0) {
          members[next++] = i;
        }
      }
      found[count++] = members;
    }
    return found;
  }

  /** Takes the locks of the members one inside the other, then adds. */
  private void add(int[] members, int depth, int amount) {
    if (depth == members.length) {
      for (int member : members) {
        cells[PLACE[member]] += amount;
      }
      return;
    }
    synchronized (locks[members[depth]]) {
      add(members, depth + 1, amount);
    }
  }

  private class Worker implements Runnable {
    private final long seed;
    private final int operations;

    Worker(long seed, int operations) {
      this.seed = seed;
      this.operations = operations;
    }

    public void run() {
      Random random = new Random(seed);
      for (int i = 0; i < operations; i++) {
        int[] members = compositions[random.nextInt(compositions.length)];
        add(members, 0, 1 + random.nextInt(9));
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int operations = Args.size(args, 10_000);
    int workers = Args.threads(args, 3);
    LockRaces races = new LockRaces();
    Thread[] threads = new Thread[workers];
    for (int i = 0; i < workers; i++) {
      threads[i] = new Thread(races.new Worker(i + 1, operations));
      threads[i].start();
    }
    for (int i = 0; i < workers; i++) {
      threads[i].join();
    }

    LockRaces expected = new LockRaces();
    for (int i = 0; i < workers; i++) {
      expected.new Worker(i + 1, operations).run();
    }
    boolean correct = true;
    StringBuilder line = new StringBuilder("counters");
    for (int i = 0; i < COUNTERS; i++) {
      long value = races.cells[PLACE[i]];
      line.append(' ').append(value);
      correct &= value == expected.cells[PLACE[i]];
    }
    Verdict.print(line.toString(), correct);
  }
}
