package dev.heddle.jdk.locks;

import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that wait, first come first served, for something that {@link #take} gives. All state is
 * under the monitor of this object. The first of the queue is woken by each release and whenever
 * another becomes first by giving up, and tries again.
 */
abstract class WaitQueue {
  final WaiterList queue = new WaiterList();

  /** Gives the first waiter what it waits for, if it is there. The monitor is held. */
  abstract boolean take(Waiter waiter);

  /** Whether the waiter had its turn and got it; it has left the queue then. */
  boolean attempt(Waiter waiter) {
    Thread next;
    synchronized (this) {
      if (queue.first() != waiter || !take(waiter)) {
        return false;
      }
      queue.remove(waiter);
      next = waiter.shared && queue.isFirstShared() ? queue.firstThread() : null;
    }
    wake(next);
    return true;
  }

  static void wake(Thread thread) {
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits in the queue, where the waiter is already; an interrupt is kept for later. */
  final void await(Waiter waiter) {
    boolean interrupted = false;
    while (!attempt(waiter)) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@link #await}; a thread that is interrupted leaves the queue. */
  final void awaitInterruptibly(Waiter waiter) throws InterruptedException {
    while (!attempt(waiter)) {
      LockSupport.park(this);
      leaveIfInterrupted(waiter);
    }
  }

  /** False if the time is up; the waiter has left the queue then. */
  final boolean await(Waiter waiter, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (!attempt(waiter)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        leave(waiter);
        return false;
      }
      LockSupport.parkNanos(this, left);
      leaveIfInterrupted(waiter);
    }
    return true;
  }

  private void leaveIfInterrupted(Waiter waiter) throws InterruptedException {
    if (Thread.interrupted()) {
      leave(waiter);
      throw new InterruptedException();
    }
  }

  /** Whoever becomes first may have missed a wake-up that was meant for this one. */
  final void leave(Waiter waiter) {
    Thread next;
    synchronized (this) {
      boolean wasFirst = queue.first() == waiter;
      queue.remove(waiter);
      next = wasFirst ? queue.firstThread() : null;
    }
    wake(next);
  }

  static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  final synchronized boolean hasQueued() {
    return !queue.isEmpty();
  }

  final synchronized boolean isQueued(Thread thread) {
    if (thread == null) {
      throw new NullPointerException();
    }
    return queue.contains(thread);
  }

  final synchronized int queueLength() {
    return queue.size();
  }

  final synchronized Collection<Thread> queued(boolean exclusive, boolean shared) {
    return queue.threadsFromLast(exclusive, shared);
  }
}
