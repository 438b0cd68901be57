package dev.heddle.jdk.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A {@link SharedStampedLock} as a plain lock, for reading or for writing. */
final class StampedView implements Lock {
  private final StampedCore core;
  private final boolean shared;

  StampedView(StampedCore core, boolean shared) {
    this.core = core;
    this.shared = shared;
  }

  @Override
  public void lock() {
    core.lock(shared);
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    core.lockInterruptibly(shared);
  }

  @Override
  public boolean tryLock() {
    return core.tryLock(shared) != 0;
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    return core.tryLock(shared, unit.toNanos(time)) != 0;
  }

  @Override
  public void unlock() {
    boolean unlocked = shared ? core.tryUnlockRead() : core.tryUnlockWrite();
    if (!unlocked) {
      throw new IllegalMonitorStateException();
    }
  }

  @Override
  public Condition newCondition() {
    throw new UnsupportedOperationException();
  }
}
