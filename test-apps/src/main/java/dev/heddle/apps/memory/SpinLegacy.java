package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Spinning as it was done before the memory model of 2004: on plain elements of an array behind a
 * volatile reference, with an empty body or with {@code Thread.yield()}; on plain fields with yield
 * or sleep in the loop. Most of it races; all of it ran, on processors that keep stores in order.
 *
 * <p>Usage: {@code SpinLegacy [rounds] [threads]}.
 */
public class SpinLegacy {

  /** The tournament barrier of the Java Grande suite: volatile reference, plain elements. */
  static class TournamentBarrier {
    private static final int SPINS = 100;

    private final int parties;
    private volatile boolean[] isDone;

    TournamentBarrier(int parties) {
      this.parties = parties;
      isDone = new boolean[parties];
    }

    void doBarrier(int me) {
      boolean doneValue = !isDone[me];
      int step = 1;
      while (step < parties) {
        if (me % (2 * step) != 0) {
          break;
        }
        int other = me + step;
        if (other < parties) {
          int spins = SPINS;
          while (isDone[other] != doneValue) {
            if (spins-- == 0) {
              Thread.yield();
              spins = SPINS;
            }
          }
        }
        step *= 2;
      }
      isDone[me] = doneValue;
      int spins = SPINS;
      while (isDone[0] != doneValue) {
        if (spins-- == 0) {
          Thread.yield();
          spins = SPINS;
        }
      }
    }
  }

  private static boolean tournament(int rounds, int threads) throws InterruptedException {
    TournamentBarrier barrier = new TournamentBarrier(threads);
    int[] cells = new int[threads];
    boolean[] wrong = new boolean[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                for (int round = 1; round <= rounds; round++) {
                  cells[me] = round;
                  barrier.doBarrier(me);
                  for (int cell : cells) {
                    wrong[me] |= cell != round;
                  }
                  barrier.doBarrier(me);
                }
              });
      workers[t].start();
    }
    boolean good = true;
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      good &= !wrong[t] && cells[t] == rounds;
    }
    return good;
  }

  /** Rows of steps: a thread may do step n when its left neighbour has done it. Empty body. */
  static class Wavefront {
    volatile long[][] sync;
    final long[] sums;

    Wavefront(int threads) {
      sync = new long[threads][16];
      sums = new long[threads];
    }

    void run(int me, int rounds) {
      for (long p = 1; p <= rounds; p++) {
        if (me > 0) {
          while (sync[me - 1][0] < p) {}
        }
        sums[me] = p + (me > 0 ? sums[me - 1] : 0);
        sync[me][0]++;
        if (me < sums.length - 1) {
          while (sync[me + 1][1] < p) {} // the right neighbour has taken the sum
        }
        if (me > 0) {
          sync[me][1] = p;
        }
      }
    }
  }

  private static boolean wavefront(int rounds, int threads) throws InterruptedException {
    final Wavefront wave = new Wavefront(threads);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int me = t;
      workers[t] =
          new Thread() {
            public void run() {
              wave.run(me, rounds);
            }
          };
      workers[t].start();
    }
    boolean good = true;
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      good &= wave.sums[t] == (long) rounds * (t + 1);
    }
    return good;
  }

  /** Two threads toss a plain field, yielding or sleeping while the other has it. */
  static class Ball {
    int owner;
    int tosses;
  }

  private static boolean toss(int rounds, boolean sleep) throws InterruptedException {
    final Ball ball = new Ball();
    Thread[] players = new Thread[2];
    for (int t = 0; t < 2; t++) {
      final int me = t;
      players[t] =
          new Thread() {
            public void run() {
              for (int i = 0; i < rounds; i++) {
                while (ball.owner != me) {
                  if (sleep) {
                    try {
                      Thread.sleep(1);
                    } catch (InterruptedException e) {
                      return;
                    }
                  } else {
                    Thread.yield();
                  }
                }
                ball.tosses++;
                ball.owner = 1 - me;
              }
            }
          };
      players[t].start();
    }
    players[0].join();
    players[1].join();
    return ball.tosses == 2 * rounds;
  }

  private static boolean stop;

  /** The plain stop flag that every old applet had. */
  private static boolean stopFlag() throws InterruptedException {
    final long[] count = new long[1];
    Thread worker =
        new Thread() {
          public void run() {
            while (!stop) {
              count[0]++;
              Thread.yield();
            }
          }
        };
    worker.start();
    while (count[0] == 0) { // it may be long until the worker runs
      Thread.sleep(1);
    }
    long seen = count[0];
    stop = true;
    worker.join();
    return count[0] >= seen;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 20);
    int threads = Args.threads(args, 4);
    Checklist checks = new Checklist();
    checks.check("tournament barrier", tournament(rounds, threads));
    checks.check("wavefront with empty loops", wavefront(rounds, threads));
    checks.check("plain field and yield", toss(rounds, false));
    checks.check("plain field and sleep", toss(Math.min(rounds, 20), true));
    checks.check("stop flag", stopFlag());
    checks.finish();
  }
}
