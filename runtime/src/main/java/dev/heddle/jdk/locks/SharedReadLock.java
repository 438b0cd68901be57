package dev.heddle.jdk.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Stands for {@link ReentrantReadWriteLock.ReadLock}. */
public class SharedReadLock extends ReentrantReadWriteLock.ReadLock {
  private final ReadWriteCore core;

  protected SharedReadLock(ReentrantReadWriteLock lock) {
    super(lock);
    core = SharedReentrantReadWriteLock.core(lock);
  }

  @Override
  public void lock() {
    core.lock(true);
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    core.lockInterruptibly(true);
  }

  @Override
  public boolean tryLock() {
    return core.tryLock(true);
  }

  @Override
  public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
    return core.tryLock(true, timeout, unit);
  }

  @Override
  public void unlock() {
    core.unlockRead();
  }

  @Override
  public Condition newCondition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + "[Read locks = "
        + core.readHolds()
        + "]";
  }
}
