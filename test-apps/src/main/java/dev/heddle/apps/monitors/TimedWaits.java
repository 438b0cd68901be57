package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Waits that end by time-out, by interrupt and by notify, close together, and crowds that are woken
 * at once.
 *
 * <p>Usage: {@code TimedWaits [rounds] [waiters]}.
 */
public class TimedWaits {

  private static final long LONG_MILLIS = 60_000;

  /** A mailbox of permits; a permit that was given is taken exactly once. */
  static class Permits {
    private int permits;
    private int waiting;

    synchronized void release() {
      permits++;
      notify();
    }

    synchronized boolean acquire(long millis) throws InterruptedException {
      waiting++;
      try {
        long end = System.currentTimeMillis() + millis;
        while (permits == 0) {
          long left = end - System.currentTimeMillis();
          if (left <= 0) {
            return false;
          }
          wait(left);
        }
        permits--;
        return true;
      } catch (InterruptedException e) {
        notify(); // a notification that this thread has used up goes on to another
        throw e;
      } finally {
        waiting--;
      }
    }

    synchronized int waiting() {
      return waiting;
    }

    synchronized int left() {
      return permits;
    }
  }

  static class Taker extends Thread {
    private final Permits permits;
    private final int rounds;
    private final int millis;
    int taken;
    int interrupts;
    boolean done;

    Taker(Permits permits, int rounds, int millis) {
      this.permits = permits;
      this.rounds = rounds;
      this.millis = millis;
    }

    @Override
    public void run() {
      int got = 0;
      while (got < rounds) {
        try {
          if (permits.acquire(millis)) {
            got++;
          }
        } catch (InterruptedException e) {
          interrupts++;
        }
      }
      taken = got;
      done = true;
    }
  }

  /** Short time-outs against the giver: some are notified in the very moment they give up. */
  private static boolean notifyAgainstTimeOut(int rounds, int takers) throws InterruptedException {
    Permits permits = new Permits();
    Taker[] all = new Taker[takers];
    for (int i = 0; i < takers; i++) {
      all[i] = new Taker(permits, rounds, 1 + i % 3);
      all[i].start();
    }
    for (int i = 0; i < rounds * takers; i++) {
      permits.release();
      if (i % 5 == 0) {
        Thread.sleep(1);
      }
    }
    int taken = 0;
    for (Taker one : all) {
      one.join();
      taken += one.taken;
    }
    return taken == rounds * takers && permits.left() == 0 && permits.waiting() == 0;
  }

  /** Interrupts against the giver: with a notify each, no permit may be left and nobody hang. */
  private static boolean notifyAgainstInterrupt(int rounds, int takers)
      throws InterruptedException {
    Permits permits = new Permits();
    Taker[] all = new Taker[takers];
    for (int i = 0; i < takers; i++) {
      all[i] = new Taker(permits, rounds, (int) LONG_MILLIS);
      all[i].start();
    }
    for (int i = 0; i < rounds * takers; i++) {
      all[i % takers].interrupt();
      permits.release();
      all[(i + 1) % takers].interrupt();
    }
    int taken = 0;
    for (Taker one : all) {
      one.join();
      taken += one.taken;
    }
    return taken == rounds * takers && permits.left() == 0 && permits.waiting() == 0;
  }

  /** A gate that many wait at; opened for all of them again and again. */
  static class Gate {
    private int waiting;
    private int generation;
    private int passed;

    synchronized void pass() throws InterruptedException {
      int mine = generation;
      waiting++;
      while (generation == mine) {
        wait();
      }
      passed++;
    }

    synchronized void openFor(int count) throws InterruptedException {
      while (waiting < count) {
        wait(1);
      }
      waiting = 0;
      generation++;
      notifyAll();
    }
  }

  private static boolean crowd(int rounds, int waiters) throws InterruptedException {
    Gate gate = new Gate();
    Thread[] crowd = new Thread[waiters];
    for (int i = 0; i < waiters; i++) {
      crowd[i] =
          new Thread() {
            @Override
            public void run() {
              try {
                for (int r = 0; r < rounds; r++) {
                  gate.pass();
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          };
      crowd[i].start();
    }
    for (int r = 0; r < rounds; r++) {
      gate.openFor(waiters);
    }
    for (Thread one : crowd) {
      one.join();
    }
    return gate.passed == rounds * waiters;
  }

  /** What a wait with these arguments comes to: ok, or the exception. */
  private static String outcome(Object lock, long millis, int nanos) {
    synchronized (lock) {
      try {
        lock.wait(millis, nanos);
        return "ok";
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      } catch (InterruptedException e) {
        return "interrupted " + Thread.currentThread().isInterrupted();
      }
    }
  }

  private static void arguments(Checklist checks) throws InterruptedException {
    final String[] seen = new String[7];
    final Object lock = new Object();
    Thread asker =
        new Thread() {
          @Override
          public void run() {
            seen[0] = outcome(lock, 1, 0);
            seen[1] = outcome(lock, 0, 1);
            seen[2] = outcome(lock, -1, 0);
            seen[3] = outcome(lock, 1, -1);
            seen[4] = outcome(lock, 1, 1_000_000);
            interrupt();
            seen[5] = outcome(lock, 0, 0);
            interrupt();
            seen[6] = outcome(lock, LONG_MILLIS, 5);
          }
        };
    asker.start();
    asker.join();
    checks.same("wait(1, 0)", "ok", seen[0]);
    checks.same("wait(0, 1)", "ok", seen[1]);
    checks.same("wait(-1, 0)", outcome(lock, -1, 0), seen[2]);
    checks.same("wait(1, -1)", outcome(lock, 1, -1), seen[3]);
    checks.same("wait(1, 1000000)", outcome(lock, 1, 1_000_000), seen[4]);
    checks.same("wait() after an interrupt", "interrupted false", seen[5]);
    checks.same("timed wait after an interrupt", "interrupted false", seen[6]);
  }

  /** A wait on an object that only becomes shared while it is waited on. */
  private static boolean waitThenShare(int rounds) throws InterruptedException {
    final Object[] board = new Object[1];
    final boolean[] heard = new boolean[1];
    for (int i = 0; i < rounds; i++) {
      final Object lock = new Object();
      board[0] = null;
      heard[0] = false;
      Thread ringer =
          new Thread() {
            @Override
            public void run() {
              Object published;
              for (; ; ) {
                synchronized (board) {
                  published = board[0];
                }
                if (published != null) {
                  break;
                }
                Thread.yield();
              }
              synchronized (published) {
                heard[0] = true;
                published.notify();
              }
            }
          };
      ringer.start();
      synchronized (lock) {
        synchronized (board) {
          board[0] = lock;
        }
        lock.wait(); // without a loop: a spurious or a lost wake-up shows
        if (!heard[0]) {
          return false;
        }
      }
      ringer.join();
    }
    return true;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 100);
    int waiters = Args.threads(args, 20);
    Checklist checks = new Checklist();
    arguments(checks);
    checks.check("notify against time-out", notifyAgainstTimeOut(rounds, 3));
    checks.check("notify against interrupt", notifyAgainstInterrupt(rounds, 3));
    checks.check("a crowd at a gate", crowd(Math.min(rounds, 50), waiters));
    checks.check("wait, then share", waitThenShare(rounds));
    checks.finish();
  }
}
