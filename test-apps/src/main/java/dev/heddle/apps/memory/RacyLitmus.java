package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.function.Supplier;

/**
 * The litmus tests on plain fields and plain array elements: store buffering, message passing, load
 * buffering, independent reads of independent writes, coherence; and Dekker's and Peterson's
 * algorithms on flags in arrays. Full of data races: only a sequentially consistent memory ({@code
 * heddle.protocol = sc}) keeps what is checked here, no plain JVM does.
 *
 * <p>Usage: {@code RacyLitmus [iterations]}.
 */
public class RacyLitmus {

  /** Two variables, x (0) and y (1), which begin as 0. */
  interface Variables {
    int get(int variable);

    void set(int variable, int value);
  }

  static class Fields implements Variables {
    private int x;
    private int y;

    @Override
    public int get(int variable) {
      return variable == 0 ? x : y;
    }

    @Override
    public void set(int variable, int value) {
      if (variable == 0) {
        x = value;
      } else {
        y = value;
      }
    }
  }

  static class Neighbours implements Variables {
    private final int[] values = new int[2];

    @Override
    public int get(int variable) {
      return values[variable];
    }

    @Override
    public void set(int variable, int value) {
      values[variable] = value;
    }
  }

  /** Far enough apart to lie on two pages. */
  static class FarApart implements Variables {
    private final long[] values = new long[1200];

    @Override
    public int get(int variable) {
      return (int) values[variable * 1100];
    }

    @Override
    public void set(int variable, int value) {
      values[variable * 1100] = value;
    }
  }

  static class Bytes implements Variables {
    private final byte[] values = new byte[2];

    @Override
    public int get(int variable) {
      return values[variable];
    }

    @Override
    public void set(int variable, int value) {
      values[variable] = (byte) value;
    }
  }

  static class Rows implements Variables {
    private final int[][] rows = new int[2][3];

    @Override
    public int get(int variable) {
      return rows[variable][1];
    }

    @Override
    public void set(int variable, int value) {
      rows[variable][1] = value;
    }
  }

  /** Replaces whole rows. */
  static class References implements Variables {
    private final int[][] rows = {{0}, {0}};

    @Override
    public int get(int variable) {
      return rows[variable][0];
    }

    @Override
    public void set(int variable, int value) {
      rows[variable] = new int[] {value};
    }
  }

  /** What one thread of a test does in one round: up to two values read. */
  interface Role {
    void play(Variables vars, int[] seen);
  }

  /** Whether the values read by all threads together must not happen. */
  interface Forbidden {
    boolean holds(int[][] seen);
  }

  /**
   * Lets all threads into a round at once: at a moment by the clock, since to be woken by another
   * node takes longer than a round.
   */
  static class Gate {
    private static final int AHEAD_MILLIS = 3;

    private final int parties;
    private int arrived;
    private int round;
    private long start;

    Gate(int parties) {
      this.parties = parties;
    }

    void await() throws InterruptedException {
      long moment = meet();
      while (System.currentTimeMillis() < moment) {
        // soon
      }
    }

    private synchronized long meet() throws InterruptedException {
      int mine = round;
      if (++arrived == parties) {
        arrived = 0;
        round++;
        start = System.currentTimeMillis() + AHEAD_MILLIS;
        notifyAll();
      }
      while (round == mine) {
        wait();
      }
      return start;
    }
  }

  private static int count(
      int iterations, Supplier<Variables> maker, Forbidden forbidden, Role... roles)
      throws InterruptedException {
    Variables[] vars = new Variables[iterations];
    int[][][] seen = new int[iterations][roles.length][2];
    for (int i = 0; i < iterations; i++) {
      vars[i] = maker.get();
    }
    Gate gate = new Gate(roles.length);
    Thread[] players = new Thread[roles.length];
    for (int t = 0; t < roles.length; t++) {
      int me = t;
      players[t] =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < iterations; i++) {
                    int[] mine = seen[i][me];
                    Variables both = vars[i];
                    int begin = both.get(0) + both.get(1);
                    gate.await();
                    roles[me].play(both, mine);
                    mine[0] += begin;
                  }
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    for (Thread player : players) {
      player.start();
    }
    for (Thread player : players) {
      player.join();
    }
    int count = 0;
    for (int[][] round : seen) {
      count += forbidden.holds(round) ? 1 : 0;
    }
    return count;
  }

  private static void readBoth(Variables vars, int[] seen, int first) {
    seen[0] = vars.get(first);
    seen[1] = vars.get(1 - first);
  }

  private static void litmus(Checklist checks, String kind, int n, Supplier<Variables> maker)
      throws InterruptedException {
    int buffering =
        count(
            n,
            maker,
            seen -> seen[0][0] == 0 && seen[1][0] == 0,
            (vars, seen) -> {
              vars.set(0, 1);
              seen[0] = vars.get(1);
            },
            (vars, seen) -> {
              vars.set(1, 1);
              seen[0] = vars.get(0);
            });
    checks.same(kind + ": store buffering", 0, buffering);
    int passing =
        count(
            n,
            maker,
            seen -> seen[1][0] == 1 && seen[1][1] == 0,
            (vars, seen) -> {
              vars.set(0, 1);
              vars.set(1, 1);
            },
            (vars, seen) -> readBoth(vars, seen, 1));
    checks.same(kind + ": message passing", 0, passing);
    int loads =
        count(
            n,
            maker,
            seen -> seen[0][0] == 1 && seen[1][0] == 1,
            (vars, seen) -> {
              seen[0] = vars.get(0);
              vars.set(1, 1);
            },
            (vars, seen) -> {
              seen[0] = vars.get(1);
              vars.set(0, 1);
            });
    checks.same(kind + ": load buffering", 0, loads);
    int independent =
        count(
            n,
            maker,
            seen -> seen[2][0] == 1 && seen[2][1] == 0 && seen[3][0] == 1 && seen[3][1] == 0,
            (vars, seen) -> vars.set(0, 1),
            (vars, seen) -> vars.set(1, 1),
            (vars, seen) -> readBoth(vars, seen, 0),
            (vars, seen) -> readBoth(vars, seen, 1));
    checks.same(kind + ": independent reads", 0, independent);
    int coherence =
        count(
            n,
            maker,
            seen -> seen[1][0] == 2 && seen[1][1] == 1,
            (vars, seen) -> {
              vars.set(0, 1);
              vars.set(0, 2);
            },
            (vars, seen) -> {
              seen[0] = vars.get(0);
              seen[1] = vars.get(0);
            });
    checks.same(kind + ": coherence", 0, coherence);
  }

  /** Mutual exclusion of two threads by flags in an array. */
  static class Doors {
    private final boolean[] wants = new boolean[2];
    private final byte[] turn = new byte[1];
    int entries;
    final int[] marks = new int[4];

    void peterson(int me) {
      wants[me] = true;
      turn[0] = (byte) me;
      while (wants[1 - me] && turn[0] == me) {
        Thread.onSpinWait();
      }
      visit();
      wants[me] = false;
    }

    void dekker(int me) {
      wants[me] = true;
      while (wants[1 - me]) {
        if (turn[0] != me) {
          wants[me] = false;
          while (turn[0] != me) {
            Thread.onSpinWait();
          }
          wants[me] = true;
        }
      }
      visit();
      turn[0] = (byte) (1 - me);
      wants[me] = false;
    }

    private void visit() {
      entries++;
      marks[3]++;
    }
  }

  private static void doors(Checklist checks, int n) throws InterruptedException {
    for (boolean dekker : new boolean[] {false, true}) {
      Doors doors = new Doors();
      Thread[] guests = new Thread[2];
      for (int t = 0; t < 2; t++) {
        int me = t;
        guests[t] =
            new Thread(
                () -> {
                  for (int i = 0; i < n; i++) {
                    if (dekker) {
                      doors.dekker(me);
                    } else {
                      doors.peterson(me);
                    }
                  }
                });
        guests[t].start();
      }
      guests[0].join();
      guests[1].join();
      String name = dekker ? "Dekker" : "Peterson";
      checks.same(name, 2 * n + " " + 2 * n, doors.entries + " " + doors.marks[3]);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Args.size(args, 100);
    Checklist checks = new Checklist();
    litmus(checks, "fields", n, Fields::new);
    litmus(checks, "int[]", n, Neighbours::new);
    litmus(checks, "two pages of a long[]", n, FarApart::new);
    litmus(checks, "byte[]", n, Bytes::new);
    litmus(checks, "int[][]", n, Rows::new);
    litmus(checks, "rows replaced", n, References::new);
    doors(checks, n);
    checks.finish();
  }
}
