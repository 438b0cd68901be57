package dev.heddle.jdk.locks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stands for {@link ReentrantLock}. Woven code calls the static methods in place of final ones. */
public class SharedReentrantLock extends ReentrantLock {
  private final ReentrantCore core;

  public SharedReentrantLock() {
    core = new ReentrantCore(false);
  }

  public SharedReentrantLock(boolean fair) {
    core = new ReentrantCore(fair);
  }

  @Override
  public void lock() {
    core.lock();
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    core.lockInterruptibly();
  }

  @Override
  public boolean tryLock() {
    return core.tryLock();
  }

  @Override
  public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
    return core.tryLock(timeout, unit);
  }

  @Override
  public void unlock() {
    core.unlock();
  }

  @Override
  public Condition newCondition() {
    return new QueueCondition(core);
  }

  @Override
  public int getHoldCount() {
    return core.holdsOfThisThread();
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return core.isHeldExclusively();
  }

  @Override
  public boolean isLocked() {
    return core.owner() != null;
  }

  @Override
  protected Thread getOwner() {
    return core.owner();
  }

  @Override
  protected Collection<Thread> getQueuedThreads() {
    return core.queued(true, true);
  }

  @Override
  public boolean hasWaiters(Condition condition) {
    return core.own(condition).isAwaited();
  }

  @Override
  public int getWaitQueueLength(Condition condition) {
    return core.own(condition).awaitedBy();
  }

  @Override
  protected Collection<Thread> getWaitingThreads(Condition condition) {
    return core.own(condition).awaiting();
  }

  @Override
  public String toString() {
    Thread owner = core.owner();
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + (owner == null ? "[Unlocked]" : "[Locked by thread " + owner.getName() + "]");
  }

  public static boolean isFair(ReentrantLock lock) {
    return lock instanceof SharedReentrantLock shared ? shared.core.fair : lock.isFair();
  }

  public static boolean hasQueuedThreads(ReentrantLock lock) {
    return lock instanceof SharedReentrantLock shared
        ? shared.core.hasQueued()
        : lock.hasQueuedThreads();
  }

  public static boolean hasQueuedThread(ReentrantLock lock, Thread thread) {
    return lock instanceof SharedReentrantLock shared
        ? shared.core.isQueued(thread)
        : lock.hasQueuedThread(thread);
  }

  public static int getQueueLength(ReentrantLock lock) {
    return lock instanceof SharedReentrantLock shared
        ? shared.core.queueLength()
        : lock.getQueueLength();
  }
}
