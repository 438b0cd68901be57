package dev.heddle.jdk.locks;

import java.util.Collection;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A condition of a {@link ConditionLock}: a signalled waiter moves on to the lock's queue. */
class QueueCondition implements Condition {
  private final ConditionLock lock;

  /** Under the monitor of the lock. */
  private final WaiterList waiters = new WaiterList();

  QueueCondition(ConditionLock lock) {
    this.lock = lock;
  }

  @Override
  public void awaitUninterruptibly() {
    Waiter waiter = begin();
    boolean interrupted = false;
    while (awaitsSignal(waiter)) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    lock.await(waiter);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void await() throws InterruptedException {
    await(false, 0);
  }

  @Override
  public long awaitNanos(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + Math.max(nanos, 0);
    await(true, deadline);
    return deadline - System.nanoTime();
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return await(true, System.nanoTime() + Math.max(unit.toNanos(time), 0));
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // what the interface says
  public boolean awaitUntil(Date date) throws InterruptedException {
    long millis = Math.max(date.getTime() - System.currentTimeMillis(), 0);
    return await(true, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** True if a signal came before the time was up. An interrupt after a signal is kept. */
  private boolean await(boolean timed, long deadline) throws InterruptedException {
    WaitQueue.checkInterrupt();
    Waiter waiter = begin();
    boolean interrupted = false;
    boolean cancelled = false;
    while (!cancelled && awaitsSignal(waiter)) {
      long left = timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
      if (interrupted || left <= 0) {
        cancelled = cancel(waiter);
      } else if (timed) {
        LockSupport.parkNanos(this, left);
      } else {
        LockSupport.park(this);
      }
      interrupted |= Thread.interrupted();
    }
    lock.await(waiter);
    if (interrupted && cancelled) {
      throw new InterruptedException();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !cancelled;
  }

  private Waiter begin() {
    Waiter waiter = new Waiter(false, 0);
    checkHeld();
    waiter.awaitsSignal = true;
    synchronized (lock) {
      waiters.append(waiter);
    }
    boolean released = false;
    try {
      lock.releaseFully(waiter);
      released = true;
    } finally {
      if (!released) {
        synchronized (lock) {
          waiters.remove(waiter);
        }
      }
    }
    return waiter;
  }

  private void checkHeld() {
    if (!lock.isHeldExclusively()) {
      throw new IllegalMonitorStateException();
    }
  }

  private boolean awaitsSignal(Waiter waiter) {
    synchronized (lock) {
      return waiter.awaitsSignal;
    }
  }

  /** Goes on without a signal; false if one came first. */
  private boolean cancel(Waiter waiter) {
    synchronized (lock) {
      if (!waiter.awaitsSignal) {
        return false;
      }
      moveOn(waiter);
      return true;
    }
  }

  private void moveOn(Waiter waiter) {
    waiters.remove(waiter);
    waiter.awaitsSignal = false;
    lock.queue.append(waiter);
  }

  @Override
  public void signal() {
    checkHeld();
    synchronized (lock) {
      if (!waiters.isEmpty()) {
        moveOn(waiters.first());
      }
    }
  }

  @Override
  public void signalAll() {
    checkHeld();
    synchronized (lock) {
      while (!waiters.isEmpty()) {
        moveOn(waiters.first());
      }
    }
  }

  /** Whether this is a condition of that lock. */
  boolean isOf(ConditionLock other) {
    return lock == other;
  }

  boolean isAwaited() {
    checkHeld();
    synchronized (lock) {
      return !waiters.isEmpty();
    }
  }

  int awaitedBy() {
    checkHeld();
    synchronized (lock) {
      return waiters.size();
    }
  }

  Collection<Thread> awaiting() {
    checkHeld();
    synchronized (lock) {
      return waiters.threads();
    }
  }
}
