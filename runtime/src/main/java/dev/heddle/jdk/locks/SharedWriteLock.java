package dev.heddle.jdk.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Stands for {@link ReentrantReadWriteLock.WriteLock}. */
public class SharedWriteLock extends ReentrantReadWriteLock.WriteLock {
  private final ReadWriteCore core;

  protected SharedWriteLock(ReentrantReadWriteLock lock) {
    super(lock);
    core = SharedReentrantReadWriteLock.core(lock);
  }

  @Override
  public void lock() {
    core.lock(false);
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    core.lockInterruptibly(false);
  }

  @Override
  public boolean tryLock() {
    return core.tryLock(false);
  }

  @Override
  public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
    return core.tryLock(false, timeout, unit);
  }

  @Override
  public void unlock() {
    core.unlockWrite();
  }

  @Override
  public Condition newCondition() {
    return new QueueCondition(core);
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return core.isHeldExclusively();
  }

  @Override
  public int getHoldCount() {
    return core.writeHoldsOfThisThread();
  }

  @Override
  public String toString() {
    Thread writer = core.writer();
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + (writer == null ? "[Unlocked]" : "[Locked by thread " + writer.getName() + "]");
  }
}
