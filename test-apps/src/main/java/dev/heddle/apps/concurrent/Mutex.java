package dev.heddle.apps.concurrent;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;

/** A lock that is not reentrant, as the documentation of the JDK's synchronizer shows one. */
final class Mutex {
  private static final class Sync extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean tryAcquire(int acquires) {
      if (compareAndSetState(0, 1)) {
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
      }
      return false;
    }

    @Override
    protected boolean tryRelease(int releases) {
      if (!isHeldExclusively()) {
        throw new IllegalMonitorStateException();
      }
      setExclusiveOwnerThread(null);
      setState(0);
      return true;
    }

    @Override
    protected boolean isHeldExclusively() {
      return getExclusiveOwnerThread() == Thread.currentThread();
    }

    boolean isLocked() {
      return getState() != 0;
    }

    Thread owner() {
      return getExclusiveOwnerThread();
    }

    ConditionObject newCondition() {
      return new ConditionObject();
    }
  }

  private final Sync sync = new Sync();
  final Condition changed = sync.newCondition();

  void lock() {
    sync.acquire(1);
  }

  void unlock() {
    sync.release(1);
  }

  boolean isLocked() {
    return sync.isLocked();
  }

  Thread owner() {
    return sync.owner();
  }

  boolean hasQueued() {
    return sync.hasQueuedThreads();
  }
}
