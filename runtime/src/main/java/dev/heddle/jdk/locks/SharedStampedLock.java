package dev.heddle.jdk.locks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Stands for {@link StampedLock}. */
public class SharedStampedLock extends StampedLock {
  private final StampedCore core = new StampedCore();

  public SharedStampedLock() {}

  @Override
  public long writeLock() {
    return core.lock(false);
  }

  @Override
  public long tryWriteLock() {
    return core.tryLock(false);
  }

  @Override
  public long tryWriteLock(long time, TimeUnit unit) throws InterruptedException {
    return core.tryLock(false, unit.toNanos(time));
  }

  @Override
  public long writeLockInterruptibly() throws InterruptedException {
    return core.lockInterruptibly(false);
  }

  @Override
  public long readLock() {
    return core.lock(true);
  }

  @Override
  public long tryReadLock() {
    return core.tryLock(true);
  }

  @Override
  public long tryReadLock(long time, TimeUnit unit) throws InterruptedException {
    return core.tryLock(true, unit.toNanos(time));
  }

  @Override
  public long readLockInterruptibly() throws InterruptedException {
    return core.lockInterruptibly(true);
  }

  @Override
  public long tryOptimisticRead() {
    return core.tryOptimisticRead();
  }

  @Override
  public boolean validate(long stamp) {
    return core.validate(stamp);
  }

  @Override
  public void unlockWrite(long stamp) {
    core.unlockWrite(stamp);
  }

  @Override
  public void unlockRead(long stamp) {
    core.unlockRead(stamp);
  }

  @Override
  public void unlock(long stamp) {
    if ((stamp & StampedCore.WRITE) != 0) {
      core.unlockWrite(stamp);
    } else {
      core.unlockRead(stamp);
    }
  }

  @Override
  public long tryConvertToWriteLock(long stamp) {
    return core.toWrite(stamp);
  }

  @Override
  public long tryConvertToReadLock(long stamp) {
    return core.toRead(stamp);
  }

  @Override
  public long tryConvertToOptimisticRead(long stamp) {
    return core.toOptimistic(stamp);
  }

  @Override
  public boolean tryUnlockWrite() {
    return core.tryUnlockWrite();
  }

  @Override
  public boolean tryUnlockRead() {
    return core.tryUnlockRead();
  }

  @Override
  public boolean isWriteLocked() {
    return core.isWriteLocked();
  }

  @Override
  public boolean isReadLocked() {
    return core.readers() > 0;
  }

  @Override
  public int getReadLockCount() {
    return core.readers();
  }

  @Override
  public String toString() {
    int readers = core.readers();
    String held =
        core.isWriteLocked()
            ? "[Write-locked]"
            : readers == 0 ? "[Unlocked]" : "[Read-locks:" + readers + "]";
    return getClass().getName() + "@" + Integer.toHexString(hashCode()) + held;
  }

  @Override
  public Lock asReadLock() {
    return new StampedView(core, true);
  }

  @Override
  public Lock asWriteLock() {
    return new StampedView(core, false);
  }

  @Override
  public ReadWriteLock asReadWriteLock() {
    return new StampedViews(core);
  }
}
