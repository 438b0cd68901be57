package dev.heddle.jdk.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The workings of {@link SharedReentrantLock}. */
final class ReentrantCore extends ConditionLock {
  final boolean fair;
  private Thread owner;
  private int holds;

  ReentrantCore(boolean fair) {
    this.fair = fair;
  }

  @Override
  boolean take(Waiter waiter) {
    return take(waiter.thread, waiter.amount);
  }

  private boolean take(Thread thread, int times) {
    if (owner == null) {
      owner = thread;
      holds = times;
      return true;
    }
    if (owner != thread) {
      return false;
    }
    if (holds + times < 0) {
      throw new Error("Maximum lock count exceeded");
    }
    holds += times;
    return true;
  }

  /** A fair lock lets those who wait go first; not so {@code tryLock}. */
  private boolean takeAtOnce(boolean inTurn) {
    Thread me = Thread.currentThread();
    return (!inTurn || owner == me || queue.isEmpty()) && take(me, 1);
  }

  /** Null if the lock was there to take; else who waits for it now. */
  private synchronized Waiter takeOrQueue() {
    if (takeAtOnce(fair)) {
      return null;
    }
    Waiter waiter = new Waiter(false, 1);
    queue.append(waiter);
    return waiter;
  }

  void lock() {
    Waiter waiter = takeOrQueue();
    if (waiter != null) {
      await(waiter);
    }
  }

  void lockInterruptibly() throws InterruptedException {
    checkInterrupt();
    Waiter waiter = takeOrQueue();
    if (waiter != null) {
      awaitInterruptibly(waiter);
    }
  }

  synchronized boolean tryLock() {
    return takeAtOnce(false);
  }

  boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(time);
    checkInterrupt();
    Waiter waiter;
    synchronized (this) {
      if (takeAtOnce(fair)) {
        return true;
      }
      if (nanos <= 0) {
        return false;
      }
      waiter = new Waiter(false, 1);
      queue.append(waiter);
    }
    return await(waiter, nanos);
  }

  void unlock() {
    Thread next;
    synchronized (this) {
      checkOwner();
      holds--;
      if (holds > 0) {
        return;
      }
      owner = null;
      next = queue.firstThread();
    }
    wake(next);
  }

  private void checkOwner() {
    if (owner != Thread.currentThread()) {
      throw new IllegalMonitorStateException();
    }
  }

  @Override
  void releaseFully(Waiter waiter) {
    Thread next;
    synchronized (this) {
      checkOwner();
      waiter.amount = holds;
      holds = 0;
      owner = null;
      next = queue.firstThread();
    }
    wake(next);
  }

  @Override
  synchronized boolean isHeldExclusively() {
    return owner == Thread.currentThread();
  }

  synchronized Thread owner() {
    return owner;
  }

  synchronized int holdsOfThisThread() {
    return owner == Thread.currentThread() ? holds : 0;
  }

  /** The condition, if it is one of this lock. */
  QueueCondition own(Condition condition) {
    return own(condition, this);
  }

  static QueueCondition own(Condition condition, ConditionLock lock) {
    if (condition == null) {
      throw new NullPointerException();
    }
    if (!(condition instanceof QueueCondition queued)) {
      throw new IllegalArgumentException("not owner");
    }
    if (!queued.isOf(lock)) {
      throw new IllegalArgumentException("Not owner");
    }
    return queued;
  }
}
