package dev.heddle.apps.concurrent;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** A gate that opens once, made of the JDK's synchronizer in shared mode. */
final class OneShot {
  private static final class Sync extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    @Override
    protected int tryAcquireShared(int ignored) {
      return getState() == 1 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      setState(1);
      return true;
    }
  }

  private final Sync sync = new Sync();

  void open() {
    sync.releaseShared(0);
  }

  void await() throws InterruptedException {
    sync.acquireSharedInterruptibly(0);
  }
}
