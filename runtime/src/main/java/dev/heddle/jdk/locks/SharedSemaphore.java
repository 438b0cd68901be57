package dev.heddle.jdk.locks;

import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stands for {@link Semaphore}. Woven code calls the static methods in place of final ones. */
public class SharedSemaphore extends Semaphore {
  private final SemaphoreCore core;

  public SharedSemaphore(int permits) {
    this(permits, false);
  }

  public SharedSemaphore(int permits, boolean fair) {
    super(0);
    core = new SemaphoreCore(permits, fair);
  }

  private static int checked(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException();
    }
    return permits;
  }

  @Override
  public void acquire() throws InterruptedException {
    acquire(1);
  }

  @Override
  public void acquireUninterruptibly() {
    acquireUninterruptibly(1);
  }

  @Override
  public boolean tryAcquire() {
    return core.tryTake(1);
  }

  @Override
  public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
    return tryAcquire(1, timeout, unit);
  }

  @Override
  public void release() {
    core.release(1);
  }

  @Override
  public void acquire(int permits) throws InterruptedException {
    checked(permits);
    WaitQueue.checkInterrupt();
    Waiter waiter = core.takeOrQueue(permits);
    if (waiter != null) {
      core.awaitInterruptibly(waiter);
    }
  }

  @Override
  public void acquireUninterruptibly(int permits) {
    Waiter waiter = core.takeOrQueue(checked(permits));
    if (waiter != null) {
      core.await(waiter);
    }
  }

  @Override
  public boolean tryAcquire(int permits) {
    return core.tryTake(checked(permits));
  }

  @Override
  public boolean tryAcquire(int permits, long timeout, TimeUnit unit) throws InterruptedException {
    checked(permits);
    long nanos = unit.toNanos(timeout);
    WaitQueue.checkInterrupt();
    return core.tryTake(permits, nanos);
  }

  @Override
  public void release(int permits) {
    core.release(checked(permits));
  }

  @Override
  public int availablePermits() {
    return core.available();
  }

  @Override
  public int drainPermits() {
    return core.drain();
  }

  @Override
  protected void reducePermits(int reduction) {
    core.reduce(checked(reduction));
  }

  @Override
  public boolean isFair() {
    return core.fair;
  }

  @Override
  protected Collection<Thread> getQueuedThreads() {
    return core.queued(true, true);
  }

  @Override
  public String toString() {
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + "[Permits = "
        + core.available()
        + "]";
  }

  public static boolean hasQueuedThreads(Semaphore semaphore) {
    return semaphore instanceof SharedSemaphore shared
        ? shared.core.hasQueued()
        : semaphore.hasQueuedThreads();
  }

  public static int getQueueLength(Semaphore semaphore) {
    return semaphore instanceof SharedSemaphore shared
        ? shared.core.queueLength()
        : semaphore.getQueueLength();
  }
}
