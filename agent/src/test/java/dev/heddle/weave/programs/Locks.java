package dev.heddle.weave.programs;

/**
 * Monitors: nested, left by exceptions and returns, in methods of both kinds; wait with time-out.
 */
public final class Locks {
  private static int staticCount;
  private final Object lock = new Object();
  private int count;

  private synchronized int returns(int n) {
    if (n == 0) {
      return count;
    }
    for (int i = 0; i < n; i++) {
      count++;
      if (i == 3) {
        return returns(0) + 100;
      }
    }
    return count;
  }

  private static synchronized long statics(long by) {
    staticCount += (int) by;
    if (!Thread.holdsLock(Locks.class)) {
      throw new AssertionError("not held");
    }
    return staticCount;
  }

  private synchronized void fails() {
    throw new IllegalStateException("in monitor");
  }

  private int nested() {
    synchronized (lock) {
      synchronized (this) {
        synchronized ("literal") {
          if (count > 1000) {
            return -1;
          }
        }
        count++;
      }
    }
    return count;
  }

  public static String run() throws InterruptedException {
    Locks locks = new Locks();
    String failure = "";
    try {
      locks.fails();
    } catch (IllegalStateException e) {
      failure = e.getMessage();
    }
    String unowned = "";
    try {
      locks.lock.notifyAll();
    } catch (IllegalMonitorStateException e) {
      unowned = "unowned";
    }
    synchronized (locks.lock) {
      locks.lock.wait(1);
      locks.lock.wait(0, 1000);
      locks.lock.notify();
    }
    return locks.returns(2)
        + " "
        + locks.returns(9)
        + " "
        + statics(4)
        + statics(5)
        + locks.nested()
        + failure
        + unowned
        + Thread.holdsLock(locks)
        + Thread.holdsLock(locks.lock)
        + Thread.holdsLock(Locks.class);
  }
}
