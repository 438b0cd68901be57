package dev.heddle.jdk.locks;

import java.util.concurrent.TimeUnit;

/** The workings of {@link SharedReentrantReadWriteLock}. */
final class ReadWriteCore extends ConditionLock {
  private static final int MOST_HOLDS = (1 << 16) - 1;

  final boolean fair;
  private Thread writer;
  private int writeHolds;
  private final ReadHolds readers = new ReadHolds();

  ReadWriteCore(boolean fair) {
    this.fair = fair;
  }

  @Override
  boolean take(Waiter waiter) {
    if (waiter.shared) {
      return takeRead(waiter.thread);
    }
    boolean taken = takeWrite(waiter.thread, waiter.amount);
    while (taken && waiter.reads > 0) {
      readers.add(waiter.thread);
      waiter.reads--;
    }
    return taken;
  }

  private boolean takeRead(Thread thread) {
    if (writer != null && writer != thread) {
      return false;
    }
    if (readers.total() == MOST_HOLDS) {
      throw new Error("Maximum lock count exceeded");
    }
    readers.add(thread);
    return true;
  }

  /** A thread that reads cannot come to write: it would wait for itself. */
  private boolean takeWrite(Thread thread, int times) {
    if (writer != thread && (writer != null || readers.total() > 0)) {
      return false;
    }
    if (writeHolds + times > MOST_HOLDS) {
      throw new Error("Maximum lock count exceeded");
    }
    writer = thread;
    writeHolds += times;
    return true;
  }

  private boolean takeAtOnce(boolean shared, boolean inTurn) {
    Thread me = Thread.currentThread();
    if (inTurn && mustQueue(shared, me)) {
      return false;
    }
    return shared ? takeRead(me) : takeWrite(me, 1);
  }

  /**
   * A reader lets a writer pass that is next, unless it reads already: that writer waits for it.
   */
  private boolean mustQueue(boolean shared, Thread me) {
    if (writer == me || queue.isEmpty()) {
      return false;
    }
    return shared ? (fair || !queue.isFirstShared()) && readers.of(me) == 0 : fair;
  }

  /** Null if the lock was there to take; else who waits for it now. */
  private synchronized Waiter takeOrQueue(boolean shared) {
    if (takeAtOnce(shared, true)) {
      return null;
    }
    Waiter waiter = new Waiter(shared, 1);
    queue.append(waiter);
    return waiter;
  }

  void lock(boolean shared) {
    Waiter waiter = takeOrQueue(shared);
    if (waiter != null) {
      await(waiter);
    }
  }

  void lockInterruptibly(boolean shared) throws InterruptedException {
    checkInterrupt();
    Waiter waiter = takeOrQueue(shared);
    if (waiter != null) {
      awaitInterruptibly(waiter);
    }
  }

  synchronized boolean tryLock(boolean shared) {
    return takeAtOnce(shared, false);
  }

  boolean tryLock(boolean shared, long time, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(time);
    checkInterrupt();
    Waiter waiter;
    synchronized (this) {
      if (takeAtOnce(shared, true)) {
        return true;
      }
      if (nanos <= 0) {
        return false;
      }
      waiter = new Waiter(shared, 1);
      queue.append(waiter);
    }
    return await(waiter, nanos);
  }

  void unlockRead() {
    Thread next;
    synchronized (this) {
      if (!readers.remove(Thread.currentThread())) {
        throw new IllegalMonitorStateException(
            "attempt to unlock read lock, not locked by current thread");
      }
      next = readers.total() == 0 ? queue.firstThread() : null;
    }
    wake(next);
  }

  void unlockWrite() {
    Thread next;
    synchronized (this) {
      checkWriter();
      writeHolds--;
      if (writeHolds > 0) {
        return;
      }
      writer = null;
      next = queue.firstThread();
    }
    wake(next);
  }

  private void checkWriter() {
    if (writer != Thread.currentThread()) {
      throw new IllegalMonitorStateException();
    }
  }

  /** As in the JDK, what the writer reads besides is let go and taken again with the lock. */
  @Override
  void releaseFully(Waiter waiter) {
    Thread next;
    synchronized (this) {
      checkWriter();
      while (readers.remove(waiter.thread)) {
        waiter.reads++;
      }
      waiter.amount = writeHolds;
      writeHolds = 0;
      writer = null;
      next = queue.firstThread();
    }
    wake(next);
  }

  @Override
  synchronized boolean isHeldExclusively() {
    return writer == Thread.currentThread();
  }

  synchronized Thread writer() {
    return writer;
  }

  synchronized int writeHolds() {
    return writeHolds;
  }

  synchronized int writeHoldsOfThisThread() {
    return writer == Thread.currentThread() ? writeHolds : 0;
  }

  synchronized int readHolds() {
    return readers.total();
  }

  synchronized int readHoldsOfThisThread() {
    return readers.of(Thread.currentThread());
  }
}
