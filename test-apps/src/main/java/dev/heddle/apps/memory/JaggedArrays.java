package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.Arrays;

/**
 * Arrays of arrays whose rows have different lengths, are missing, occur twice, are exchanged and
 * replaced by several threads while the program runs.
 *
 * <p>Usage: {@code JaggedArrays [rounds] [threads]}.
 */
public class JaggedArrays {

  private final int[][] triangle;
  private final long[][][] cube;
  private final Object[] mixed;
  private final Object lock = new Object();
  private int turns;

  JaggedArrays(int threads) {
    triangle = new int[threads][];
    cube = new long[threads][3][];
    mixed = new Object[threads + 3];
  }

  /** Each thread replaces its own rows: no lock, join orders it. */
  private void own(int me, int rounds) {
    for (int round = 1; round <= rounds; round++) {
      int[] old = triangle[me];
      int[] row = new int[round % 50 + me];
      if (old != null) {
        System.arraycopy(old, 0, row, 0, Math.min(old.length, row.length));
      }
      for (int i = 0; i < row.length; i++) {
        row[i] += me + 1;
      }
      triangle[me] = row;
      cube[me] = new long[3][round % 4];
      for (long[] line : cube[me]) {
        Arrays.fill(line, round * 10L + me);
      }
    }
    mixed[me] = me % 2 == 0 ? (Object) triangle[me] : "thread " + me;
  }

  /** All threads turn the rows of one table by one place and make one of them longer. */
  private void rotate(int[][] table) {
    synchronized (lock) {
      int[] first = table[0];
      for (int i = 1; i < table.length; i++) {
        table[i - 1] = table[i];
      }
      table[table.length - 1] = Arrays.copyOf(first, first.length + 1);
      table[table.length - 1][first.length] = turns++;
    }
  }

  private static int[][] rotatedAlone(int rows, int times) {
    JaggedArrays alone = new JaggedArrays(1);
    int[][] table = new int[rows][0];
    for (int i = 0; i < times; i++) {
      alone.rotate(table);
    }
    return table;
  }

  private static boolean refused(Object[] array, Object wrong) throws InterruptedException {
    boolean[] refused = new boolean[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                array[0] = wrong;
              } catch (ArrayStoreException e) {
                refused[0] = true;
              }
            });
    thread.start();
    thread.join();
    return refused[0];
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 500);
    int threads = Args.threads(args, 4);
    JaggedArrays arrays = new JaggedArrays(threads);
    int[][] table = new int[5][0];
    int[] twice = {1, 2, 3};
    int[][] aliases = {twice, new int[0], twice, null};
    arrays.mixed[threads] = aliases;
    arrays.mixed[threads + 1] = new Object[] {arrays.mixed, null};
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                arrays.own(me, rounds);
                for (int i = 0; i < rounds; i++) {
                  arrays.rotate(table);
                }
                if (me == 0) {
                  aliases[0][1] = 20; // seen through both names
                  aliases[3] = aliases[1];
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    Checklist checks = new Checklist();
    JaggedArrays alone = new JaggedArrays(threads);
    for (int t = 0; t < threads; t++) {
      alone.own(t, rounds);
    }
    checks.check("own rows", Arrays.deepEquals(arrays.triangle, alone.triangle));
    checks.check("three dimensions", Arrays.deepEquals(arrays.cube, alone.cube));
    checks.check("rotated rows", Arrays.deepEquals(table, rotatedAlone(5, rounds * threads)));
    checks.check("a row under two names", twice[1] == 20 && aliases[2][1] == 20);
    checks.check("identity of rows", aliases[0] == aliases[2] && aliases[3] == aliases[1]);
    checks.check("a row as Object", arrays.mixed[0] == arrays.triangle[0]);
    checks.check(
        "an array that contains itself", ((Object[]) arrays.mixed[threads + 1])[0] == arrays.mixed);
    checks.check("wrong store refused", refused(new String[1], 1) && refused(table, "row"));
    int[][][] partly = new int[2][3][];
    checks.check("partly dimensioned", partly[1].length == 3 && partly[1][2] == null);
    checks.finish();
  }
}
