package dev.heddle.jdk.locks;

/**
 * Who waits for a {@link SharedQueuedSynchronizer}. Its own methods say who may go on; they are
 * called without the monitor, as they may be anything.
 */
final class SynchronizerQueue extends ConditionLock {
  private final SharedQueuedSynchronizer synchronizer;

  /** Whether somebody has ever waited. */
  private volatile boolean contended;

  SynchronizerQueue(SharedQueuedSynchronizer synchronizer) {
    this.synchronizer = synchronizer;
  }

  @Override
  boolean take(Waiter waiter) {
    return synchronizer.tryFor(waiter);
  }

  @Override
  boolean attempt(Waiter waiter) {
    if (!isFirst(waiter) || !takeOrLeave(waiter)) {
      return false;
    }
    Thread next;
    synchronized (this) {
      queue.remove(waiter);
      next = waiter.shared && queue.isFirstShared() ? queue.firstThread() : null;
    }
    wake(next);
    return true;
  }

  /** A waiter whose attempt throws waits no longer. */
  private boolean takeOrLeave(Waiter waiter) {
    boolean ended = false;
    try {
      boolean taken = take(waiter);
      ended = true;
      return taken;
    } finally {
      if (!ended) {
        leave(waiter);
      }
    }
  }

  private synchronized boolean isFirst(Waiter waiter) {
    return queue.first() == waiter;
  }

  Waiter join(boolean shared, int argument) {
    Waiter waiter = new Waiter(shared, argument);
    contended = true;
    synchronized (this) {
      queue.append(waiter);
    }
    return waiter;
  }

  /** A synchronizer nobody ever waited for is released without the monitor. */
  void wakeFirst() {
    if (contended) {
      wake(firstThread());
    }
  }

  synchronized Thread firstThread() {
    return queue.firstThread();
  }

  boolean isContended() {
    return contended;
  }

  /** Whether another thread has waited for longer than the calling one. */
  boolean hasPredecessors() {
    if (!contended) {
      return false;
    }
    Thread first = firstThread();
    return first != null && first != Thread.currentThread();
  }

  @Override
  boolean isHeldExclusively() {
    return synchronizer.isHeldExclusively();
  }

  @Override
  void releaseFully(Waiter waiter) {
    contended = true;
    waiter.amount = synchronizer.state();
    if (!synchronizer.tryRelease(waiter.amount)) {
      throw new IllegalMonitorStateException();
    }
    wakeFirst();
  }
}
