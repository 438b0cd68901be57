package dev.heddle.jdk.locks;

import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Stands for {@link ReentrantReadWriteLock}. Woven code calls the static methods in place of final
 * ones.
 */
public class SharedReentrantReadWriteLock extends ReentrantReadWriteLock {
  private final ReadWriteCore core;
  private final ReadLock readLock;
  private final WriteLock writeLock;

  public SharedReentrantReadWriteLock() {
    this(false);
  }

  public SharedReentrantReadWriteLock(boolean fair) {
    core = new ReadWriteCore(fair);
    readLock = new SharedReadLock(this);
    writeLock = new SharedWriteLock(this);
  }

  /** What a lock and its two views have in common. */
  static ReadWriteCore core(ReentrantReadWriteLock lock) {
    return ((SharedReentrantReadWriteLock) lock).core;
  }

  @Override
  public WriteLock writeLock() {
    return writeLock;
  }

  @Override
  public ReadLock readLock() {
    return readLock;
  }

  @Override
  protected Thread getOwner() {
    return core.writer();
  }

  @Override
  public int getReadLockCount() {
    return core.readHolds();
  }

  @Override
  public boolean isWriteLocked() {
    return core.writer() != null;
  }

  @Override
  public boolean isWriteLockedByCurrentThread() {
    return core.isHeldExclusively();
  }

  @Override
  public int getWriteHoldCount() {
    return core.writeHoldsOfThisThread();
  }

  @Override
  public int getReadHoldCount() {
    return core.readHoldsOfThisThread();
  }

  @Override
  protected Collection<Thread> getQueuedWriterThreads() {
    return core.queued(true, false);
  }

  @Override
  protected Collection<Thread> getQueuedReaderThreads() {
    return core.queued(false, true);
  }

  @Override
  protected Collection<Thread> getQueuedThreads() {
    return core.queued(true, true);
  }

  @Override
  public boolean hasWaiters(Condition condition) {
    return ReentrantCore.own(condition, core).isAwaited();
  }

  @Override
  public int getWaitQueueLength(Condition condition) {
    return ReentrantCore.own(condition, core).awaitedBy();
  }

  @Override
  protected Collection<Thread> getWaitingThreads(Condition condition) {
    return ReentrantCore.own(condition, core).awaiting();
  }

  @Override
  public String toString() {
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + "[Write locks = "
        + core.writeHolds()
        + ", Read locks = "
        + core.readHolds()
        + "]";
  }

  public static boolean isFair(ReentrantReadWriteLock lock) {
    return lock instanceof SharedReentrantReadWriteLock shared ? shared.core.fair : lock.isFair();
  }

  public static boolean hasQueuedThreads(ReentrantReadWriteLock lock) {
    return lock instanceof SharedReentrantReadWriteLock shared
        ? shared.core.hasQueued()
        : lock.hasQueuedThreads();
  }

  public static boolean hasQueuedThread(ReentrantReadWriteLock lock, Thread thread) {
    return lock instanceof SharedReentrantReadWriteLock shared
        ? shared.core.isQueued(thread)
        : lock.hasQueuedThread(thread);
  }

  public static int getQueueLength(ReentrantReadWriteLock lock) {
    return lock instanceof SharedReentrantReadWriteLock shared
        ? shared.core.queueLength()
        : lock.getQueueLength();
  }
}
