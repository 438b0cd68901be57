package dev.heddle.apps.unknown;

import java.util.concurrent.locks.StampedLock;

/** The Point of StampedLock's Javadoc, moved by some threads and measured by others. */
public class StampedPoint {

  static class Point {
    private double x, y;
    private final StampedLock sl = new StampedLock();

    void move(double deltaX, double deltaY) {
      long stamp = sl.writeLock();
      try {
        x += deltaX;
        y += deltaY;
      } finally {
        sl.unlockWrite(stamp);
      }
    }

    double distanceFromOrigin() {
      long stamp = sl.tryOptimisticRead();
      try {
        retryHoldingLock:
        for (; ; stamp = sl.readLock()) {
          if (stamp == 0L) continue retryHoldingLock;
          double currentX = x;
          double currentY = y;
          if (!sl.validate(stamp)) continue retryHoldingLock;
          if (currentX != currentY) throw new IllegalStateException(currentX + " " + currentY);
          return Math.hypot(currentX, currentY);
        }
      } finally {
        if (StampedLock.isReadLockStamp(stamp)) sl.unlockRead(stamp);
      }
    }

    boolean moveIfAtOrigin(double newX, double newY) {
      long stamp = sl.readLock();
      try {
        while (x == 0.0 && y == 0.0) {
          long ws = sl.tryConvertToWriteLock(stamp);
          if (ws != 0L) {
            stamp = ws;
            x = newX;
            y = newY;
            return true;
          }
          sl.unlockRead(stamp);
          stamp = sl.writeLock();
        }
        return false;
      } finally {
        sl.unlock(stamp);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Point p = new Point();
    int[] firsts = new int[3];
    String[] failures = new String[3];
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) {
      int me = i;
      threads[i] =
          new Thread(
              () -> {
                if (p.moveIfAtOrigin(1, 1)) firsts[me]++;
                double last = 0;
                for (int n = 0; n < 60; n++) {
                  if (n % 4 == me) p.move(1, 1);
                  double d = p.distanceFromOrigin();
                  if (d < last) failures[me] = last + " then " + d;
                  last = d;
                }
              });
      threads[i].start();
    }
    for (Thread t : threads) t.join();
    System.out.println(
        p.distanceFromOrigin()
            + " "
            + (firsts[0] + firsts[1] + firsts[2])
            + " "
            + String.join(",", failures));
    long stamp = p.sl.writeLock();
    System.out.println(
        p.sl.isWriteLocked()
            + " "
            + p.sl.tryReadLock()
            + " "
            + StampedLock.isWriteLockStamp(stamp));
    stamp = p.sl.tryConvertToReadLock(stamp);
    System.out.println(p.sl.getReadLockCount());
    p.sl.unlockRead(stamp);
    try {
      p.sl.unlockWrite(stamp);
    } catch (IllegalMonitorStateException e) {
      System.out.println("illegal " + e.getMessage());
    }
  }
}
