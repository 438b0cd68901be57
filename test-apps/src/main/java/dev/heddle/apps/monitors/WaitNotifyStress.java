package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Every way into and out of {@code wait}: notified, timed out, interrupted, several at once.
 *
 * <p>Usage: {@code WaitNotifyStress [rounds] [threads]}.
 */
public class WaitNotifyStress {

  private static final long LONG_MILLIS = 20_000;

  /** One thread waits without a loop, as old programs did; another lets it go. */
  private static boolean waitWithoutLoop(int rounds) throws InterruptedException {
    final Object bell = new Object();
    final int[] state = new int[2]; // [0] rung, [1] heard
    Thread listener =
        new Thread() {
          public void run() {
            try {
              for (int i = 1; i <= rounds; i++) {
                synchronized (bell) {
                  if (state[0] < i) {
                    bell.wait();
                  }
                  if (state[0] == i) {
                    state[1]++;
                  }
                  bell.notify();
                }
              }
            } catch (InterruptedException e) {
              state[1] = -1;
            }
          }
        };
    listener.start();
    for (int i = 1; i <= rounds; i++) {
      synchronized (bell) {
        state[0] = i;
        bell.notify();
        if (state[1] < i) {
          bell.wait();
        }
      }
    }
    listener.join();
    return state[1] == rounds;
  }

  private static boolean timesOut() throws InterruptedException {
    final boolean[] good = new boolean[1];
    final Object nobody = new Object();
    Thread waiter =
        new Thread(
            () -> {
              long start = System.nanoTime();
              synchronized (nobody) {
                try {
                  nobody.wait(30);
                  good[0] = Thread.holdsLock(nobody);
                } catch (InterruptedException e) {
                  good[0] = false;
                }
              }
              good[0] &= System.nanoTime() - start >= 29_000_000L;
            });
    waiter.start();
    waiter.join();
    return good[0];
  }

  /** Waits three monitors deep, without a loop, and tells how the wait ended. */
  static class Waiter extends Thread {
    static final int NORMAL = 1;
    static final int INTERRUPTED = 2;

    private final Room room;
    private int outcome;
    private boolean heldLock;
    private boolean statusAfter;

    Waiter(Room room) {
      this.room = room;
    }

    public void run() {
      synchronized (room) {
        room.waiting++;
        try {
          synchronized (room) { // deeper than one: wait must let go of all of it
            room.nest();
          }
          outcome = NORMAL;
          room.normal++;
        } catch (InterruptedException e) {
          outcome = INTERRUPTED;
          room.interrupted++;
        }
        heldLock = Thread.holdsLock(room);
        statusAfter = isInterrupted();
        synchronized (room.done) {
          room.done.ended++;
          room.done.notifyAll();
        }
      }
    }
  }

  static class Room {
    static class Done {
      int ended;
    }

    final Done done = new Done();
    int waiting;
    int normal;
    int interrupted;

    synchronized void nest() throws InterruptedException {
      wait();
    }

    boolean awaitEnded(int count) throws InterruptedException {
      long deadline = System.nanoTime() + LONG_MILLIS * 1_000_000L;
      synchronized (done) {
        while (done.ended < count) {
          long left = (deadline - System.nanoTime()) / 1_000_000L;
          if (left <= 0) {
            return false;
          }
          done.wait(left);
        }
        return true;
      }
    }
  }

  /** notify wakes exactly one each time. */
  private static boolean oneByOne(int count) throws InterruptedException {
    Room room = new Room();
    Waiter[] waiters = new Waiter[count];
    boolean good = true;
    for (int i = 0; i < count; i++) {
      waiters[i] = startWaiter(room, i + 1);
    }
    for (int i = 1; i <= count; i++) {
      synchronized (room) {
        good &= room.normal == i - 1;
        room.notify();
      }
      good &= room.awaitEnded(i);
    }
    for (Waiter waiter : waiters) {
      waiter.join();
      good &= waiter.outcome == Waiter.NORMAL && waiter.heldLock;
    }
    return good;
  }

  /** Starts one more waiter; it does not tell main (that could wake another), so main polls. */
  private static Waiter startWaiter(Room room, int expected) throws InterruptedException {
    Waiter waiter = new Waiter(room);
    waiter.start();
    for (; ; ) {
      synchronized (room) {
        if (room.waiting == expected) {
          return waiter;
        }
      }
      Thread.sleep(1);
    }
  }

  private static boolean interruptEndsWait() throws InterruptedException {
    Room room = new Room();
    Waiter waiter = startWaiter(room, 1);
    waiter.interrupt();
    boolean good = room.awaitEnded(1);
    waiter.join();
    return good
        && waiter.outcome == Waiter.INTERRUPTED
        && waiter.heldLock
        && !waiter.statusAfter
        && room.interrupted == 1;
  }

  /** Two wait, one is notified while one is interrupted: the notification must not be lost. */
  private static boolean notifyAgainstInterrupt(int rounds) throws InterruptedException {
    for (int round = 0; round < rounds; round++) {
      Room room = new Room();
      Waiter first = startWaiter(room, 1);
      Waiter second = startWaiter(room, 2);
      Waiter victim = round % 2 == 0 ? first : second;
      synchronized (room) {
        if (round % 4 < 2) {
          room.notify();
          victim.interrupt();
        } else {
          victim.interrupt();
          room.notify();
        }
      }
      boolean good = room.awaitEnded(1);
      synchronized (room) {
        good &= room.interrupted <= 1;
      }
      // whoever was not woken waits for this; then exactly two have ended in all
      for (int i = 0; i < 2000 && good; i++) {
        synchronized (room) {
          if (room.normal >= 1) {
            break;
          }
        }
        Thread.sleep(1);
      }
      synchronized (room) {
        good &= room.normal == 1;
        room.notifyAll();
      }
      good &= room.awaitEnded(2);
      first.join();
      second.join();
      if (!good) {
        return false;
      }
    }
    return true;
  }

  private static boolean wrongUse() throws InterruptedException {
    final int[] caught = new int[1];
    final Object lock = new Object();
    Thread wrong =
        new Thread() {
          public void run() {
            try {
              lock.notify();
            } catch (IllegalMonitorStateException e) {
              caught[0] |= 1;
            }
            try {
              lock.notifyAll();
            } catch (IllegalMonitorStateException e) {
              caught[0] |= 2;
            }
            try {
              lock.wait(10);
            } catch (IllegalMonitorStateException e) {
              caught[0] |= 4;
            } catch (InterruptedException e) {
              caught[0] = -1;
            }
            synchronized (lock) {
              try {
                lock.wait(-1);
              } catch (IllegalArgumentException e) {
                caught[0] |= 8;
              } catch (InterruptedException e) {
                caught[0] = -1;
              }
              interrupt();
              try {
                lock.wait();
              } catch (InterruptedException e) {
                caught[0] |= isInterrupted() ? 0 : 16;
              }
            }
          }
        };
    wrong.start();
    wrong.join();
    return caught[0] == 31;
  }

  /** A token that goes round a ring of threads, all of which wait with short time-outs. */
  private static boolean ring(int laps, int threads) throws InterruptedException {
    final Object monitor = new Object();
    final int[] token = new int[1];
    final int[] visits = new int[threads];
    Thread[] members = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int me = t;
      members[t] =
          new Thread("ring-" + t) {
            @Override
            public void run() {
              try {
                for (int lap = 0; lap < laps; lap++) {
                  synchronized (monitor) {
                    while (token[0] % threads != me) {
                      monitor.wait(5 + me);
                    }
                    visits[me]++;
                    token[0]++;
                    monitor.notifyAll();
                  }
                }
              } catch (InterruptedException e) {
                visits[me] = -1;
              }
            }
          };
      members[t].start();
    }
    boolean good = true;
    for (int t = 0; t < threads; t++) {
      members[t].join();
      good &= visits[t] == laps;
    }
    return good && token[0] == laps * threads;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 500);
    int threads = Args.threads(args, 4);
    Checklist checks = new Checklist();
    checks.check("wait without a loop", waitWithoutLoop(rounds));
    checks.check("wait times out, not early", timesOut());
    checks.check("interrupt ends wait", interruptEndsWait());
    checks.check("notify wakes one at a time", oneByOne(threads));
    checks.check("no notification lost to an interrupt", notifyAgainstInterrupt(8));
    checks.check("wrong use is refused", wrongUse());
    checks.check("ring with time-outs", ring(rounds, threads));
    checks.finish();
  }
}
