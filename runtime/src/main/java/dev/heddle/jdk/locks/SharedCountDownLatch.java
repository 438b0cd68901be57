package dev.heddle.jdk.locks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for {@link CountDownLatch}. Whether it is open is a volatile field, written once: an open
 * latch costs its waiters no lock.
 */
public class SharedCountDownLatch extends CountDownLatch {
  private volatile boolean open;
  private long count;
  private final ParkedThreads waiting = new ParkedThreads();

  public SharedCountDownLatch(int count) {
    super(count);
    this.count = count;
    this.open = count == 0;
  }

  @Override
  public void countDown() {
    if (open) {
      return;
    }
    Thread[] released;
    synchronized (this) {
      if (count == 0 || --count > 0) {
        return;
      }
      released = waiting.removeAll();
      open = true;
    }
    ParkedThreads.wake(released);
  }

  @Override
  public void await() throws InterruptedException {
    await(false, 0);
  }

  @Override
  public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    return await(true, System.nanoTime() + Math.max(unit.toNanos(timeout), 0));
  }

  private boolean await(boolean timed, long deadline) throws InterruptedException {
    WaitQueue.checkInterrupt();
    if (open || !join()) {
      return true;
    }
    while (!open) {
      long left = timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
      if (left <= 0) {
        return !leave();
      }
      if (timed) {
        LockSupport.parkNanos(this, left);
      } else {
        LockSupport.park(this);
      }
      if (Thread.interrupted()) {
        leave();
        throw new InterruptedException();
      }
    }
    return true;
  }

  /** Whether there is something to wait for. */
  private synchronized boolean join() {
    if (count > 0) {
      waiting.add(Thread.currentThread());
    }
    return count > 0;
  }

  /** Whether the latch is still closed. */
  private synchronized boolean leave() {
    waiting.remove(Thread.currentThread());
    return count > 0;
  }

  @Override
  public synchronized long getCount() {
    return count;
  }

  @Override
  public String toString() {
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + "[Count = "
        + getCount()
        + "]";
  }
}
