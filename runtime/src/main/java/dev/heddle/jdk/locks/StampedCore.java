package dev.heddle.jdk.locks;

import java.lang.invoke.VarHandle;

/**
 * The workings of {@link SharedStampedLock}. Stamps have the bits of the JDK's: below, how many
 * read; above them, whether one writes; above that a version. Readers count under the monitor; the
 * version is volatile, so that an optimistic reader looks at its node's copy. A writer takes all
 * other copies away before it writes: two equal looks have no write between them.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // the monitor is held
final class StampedCore extends WaitQueue {
  static final long WRITE = 1L << 7;
  static final long READERS = WRITE - 1;
  private static final long FIRST = WRITE << 1;

  private volatile long version = FIRST;
  private int readers;

  @Override
  boolean take(Waiter waiter) {
    return waiter.shared ? takeRead() : takeWrite();
  }

  private boolean isWritten() {
    return (version & WRITE) != 0;
  }

  private boolean takeRead() {
    if (isWritten()) {
      return false;
    }
    readers++;
    return true;
  }

  private boolean takeWrite() {
    if (isWritten() || readers > 0) {
      return false;
    }
    version += WRITE;
    return true;
  }

  private void endWrite() {
    long next = version + WRITE;
    version = next == 0 ? FIRST : next;
  }

  /** A read stamp tells one of many readers; the JDK counts no further than its bits go, either. */
  private long stamp(boolean shared) {
    return shared ? version | Math.min(readers, READERS - 1) : version;
  }

  /** The stamp; 0 if the lock is not there to take. A reader lets those who wait go first. */
  private long takeAtOnce(boolean shared, boolean inTurn) {
    if (shared && inTurn && !queue.isEmpty()) {
      return 0;
    }
    return (shared ? takeRead() : takeWrite()) ? stamp(shared) : 0;
  }

  synchronized long tryLock(boolean shared) {
    return takeAtOnce(shared, false);
  }

  long lock(boolean shared) {
    Waiter waiter;
    synchronized (this) {
      long stamp = takeAtOnce(shared, true);
      if (stamp != 0) {
        return stamp;
      }
      waiter = join(shared);
    }
    await(waiter);
    return current(shared);
  }

  long lockInterruptibly(boolean shared) throws InterruptedException {
    checkInterrupt();
    Waiter waiter;
    synchronized (this) {
      long stamp = takeAtOnce(shared, true);
      if (stamp != 0) {
        return stamp;
      }
      waiter = join(shared);
    }
    awaitInterruptibly(waiter);
    return current(shared);
  }

  long tryLock(boolean shared, long nanos) throws InterruptedException {
    checkInterrupt();
    Waiter waiter;
    synchronized (this) {
      long stamp = takeAtOnce(shared, false);
      if (stamp != 0 || nanos <= 0) {
        return stamp;
      }
      waiter = join(shared);
    }
    return await(waiter, nanos) ? current(shared) : 0;
  }

  private Waiter join(boolean shared) {
    Waiter waiter = new Waiter(shared, 1);
    queue.append(waiter);
    return waiter;
  }

  private synchronized long current(boolean shared) {
    return stamp(shared);
  }

  long tryOptimisticRead() {
    long now = version;
    return (now & WRITE) == 0 ? now : 0;
  }

  boolean validate(long stamp) {
    VarHandle.acquireFence();
    return (stamp & ~READERS) == version;
  }

  /** Any write stamp but the current is refused. */
  void unlockWrite(long stamp) {
    Thread next;
    synchronized (this) {
      if (version != stamp || (stamp & WRITE) == 0) {
        throw new IllegalMonitorStateException();
      }
      endWrite();
      next = queue.firstThread();
    }
    wake(next);
  }

  void unlockRead(long stamp) {
    if (!tryUnlockRead((stamp & READERS) != 0, stamp & ~READERS)) {
      throw new IllegalMonitorStateException();
    }
  }

  private boolean tryUnlockRead(boolean isRead, long ofVersion) {
    Thread next;
    synchronized (this) {
      if (!isRead || ofVersion != version || readers == 0) {
        return false;
      }
      readers--;
      next = readers == 0 ? queue.firstThread() : null;
    }
    wake(next);
    return true;
  }

  boolean tryUnlockRead() {
    return tryUnlockRead(true, version);
  }

  boolean tryUnlockWrite() {
    Thread next;
    synchronized (this) {
      if (!isWritten()) {
        return false;
      }
      endWrite();
      next = queue.firstThread();
    }
    wake(next);
    return true;
  }

  synchronized long toWrite(long stamp) {
    if ((stamp & ~READERS) != version) {
      return 0;
    }
    long mode = stamp & READERS;
    if ((stamp & WRITE) != 0) {
      return mode == 0 ? stamp : 0;
    }
    if (mode == 0) {
      return takeAtOnce(false, false);
    }
    if (readers != 1) {
      return 0;
    }
    readers = 0;
    return takeAtOnce(false, false);
  }

  long toRead(long stamp) {
    Thread next;
    long read;
    synchronized (this) {
      if ((stamp & ~READERS) != version) {
        return 0;
      }
      if ((stamp & WRITE) == 0) {
        if ((stamp & READERS) != 0) {
          return readers > 0 ? stamp : 0;
        }
        readers++;
        return stamp(true);
      }
      if ((stamp & READERS) != 0) {
        return 0;
      }
      endWrite();
      readers++;
      read = stamp(true);
      next = queue.isFirstShared() ? queue.firstThread() : null;
    }
    wake(next);
    return read;
  }

  long toOptimistic(long stamp) {
    Thread next;
    long seen;
    synchronized (this) {
      if ((stamp & ~READERS) != version) {
        return 0;
      }
      if ((stamp & WRITE) != 0) {
        if ((stamp & READERS) != 0) {
          return 0;
        }
        endWrite();
      } else if ((stamp & READERS) != 0) {
        if (readers == 0) {
          return 0;
        }
        readers--;
      } else {
        return stamp;
      }
      seen = version;
      next = readers == 0 ? queue.firstThread() : null;
    }
    wake(next);
    return seen;
  }

  boolean isWriteLocked() {
    return isWritten();
  }

  synchronized int readers() {
    return readers;
  }
}
