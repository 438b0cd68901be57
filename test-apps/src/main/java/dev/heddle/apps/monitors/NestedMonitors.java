package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Monitors inside monitors, left by return, break and exception; locks taken before the object is
 * shared; synchronized methods that call each other, static ones too.
 *
 * <p>Usage: {@code NestedMonitors [rounds] [threads]}.
 */
public class NestedMonitors {

  static class TooMuchException extends Exception {
    final int depth;

    TooMuchException(int depth) {
      super("depth " + depth);
      this.depth = depth;
    }
  }

  static class Account {
    private int balance;

    synchronized void deposit(int amount) {
      balance += amount;
    }

    synchronized int depositTwice(int amount) {
      deposit(amount);
      this.deposit(amount);
      return balance;
    }

    /** Goes down, holding the monitor once more at each step, and comes up by exception. */
    synchronized void dive(int depth) throws TooMuchException {
      balance++;
      try {
        if (depth == 0) {
          throw new TooMuchException(depth);
        }
        dive(depth - 1);
      } finally {
        balance--;
      }
    }
  }

  private static int statics;

  static synchronized int outer(int n) {
    return n == 0 ? statics : inner(n - 1);
  }

  private static int inner(int n) {
    synchronized (NestedMonitors.class) {
      statics++;
      return outer(n);
    }
  }

  private final Account[] accounts = {new Account(), new Account(), new Account()};
  private final Object audit = new Object();
  private int audits;
  private int exceptions;

  private void transfer(int from, int to, int amount) {
    Account first = accounts[Math.min(from, to)];
    Account second = accounts[Math.max(from, to)];
    synchronized (first) {
      synchronized (second) {
        accounts[from].balance -= amount;
        accounts[to].balance += amount;
      }
    }
  }

  private int total() {
    synchronized (accounts[0]) {
      synchronized (accounts[1]) {
        synchronized (accounts[2]) {
          synchronized (audit) {
            audits++;
          }
          return accounts[0].balance + accounts[1].balance + accounts[2].balance;
        }
      }
    }
  }

  private boolean work(int seed, int rounds) {
    boolean good = true;
    for (int i = 0; i < rounds; i++) {
      transfer((seed + i) % 3, (seed + i + 1) % 3, i % 17);
      good &= total() == 300;
      try {
        accounts[i % 3].dive(3);
        good = false;
      } catch (TooMuchException e) {
        good &= e.depth == 0;
        synchronized (audit) {
          exceptions++;
        }
      }
      good &= !Thread.holdsLock(accounts[i % 3]);
      for (; ; ) {
        synchronized (audit) {
          if (i % 2 == 0) {
            break;
          }
        }
        break;
      }
      good &= !Thread.holdsLock(audit);
      outer(2);
    }
    return good;
  }

  static class Parcel {
    int content;
  }

  static class Shelf {
    private Parcel parcel;

    synchronized void put(Parcel p) {
      parcel = p;
      notifyAll();
    }

    synchronized Parcel get() throws InterruptedException {
      while (parcel == null) {
        wait();
      }
      return parcel;
    }
  }

  /** The owner holds a parcel's monitor when it puts it on the shelf, and goes on writing. */
  private static boolean lockThenShare() throws InterruptedException {
    final Shelf shelf = new Shelf();
    final int[] seen = new int[1];
    Thread taker =
        new Thread() {
          @Override
          public void run() {
            try {
              Parcel parcel = shelf.get();
              synchronized (parcel) {
                seen[0] = parcel.content;
                parcel.content = -1;
                parcel.notify();
              }
            } catch (InterruptedException e) {
              seen[0] = -2;
            }
          }
        };
    taker.start();
    Parcel parcel = new Parcel();
    synchronized (parcel) {
      shelf.put(parcel);
      for (int i = 0; i < 5; i++) {
        parcel.content++;
        Thread.sleep(2);
      }
      parcel.content += 100;
      while (parcel.content != -1) {
        parcel.wait(); // a wait on an object that was private when its monitor was taken
      }
    }
    taker.join();
    return seen[0] == 105;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 1000);
    int threads = Args.threads(args, 4);
    NestedMonitors test = new NestedMonitors();
    test.accounts[0].depositTwice(150);
    boolean[] good = new boolean[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int me = t;
      workers[t] = new Thread(() -> good[me] = test.work(me, rounds));
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, good[t]);
    }
    checks.same("total", 300, test.total());
    checks.same("audits", rounds * threads + 1, test.audits);
    checks.same("exceptions", rounds * threads, test.exceptions);
    checks.same("static nesting", 2 * rounds * threads, outer(0));
    checks.check("lock, then share", lockThenShare());
    checks.finish();
  }
}
