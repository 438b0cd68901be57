package dev.heddle.jdk.locks;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;

/**
 * Stands for {@link AbstractOwnableSynchronizer}, whose methods are final: woven code calls the
 * static ones.
 */
public abstract class SharedOwnableSynchronizer extends AbstractOwnableSynchronizer {
  private Thread owner;

  protected SharedOwnableSynchronizer() {}

  public static void setExclusiveOwnerThread(AbstractOwnableSynchronizer of, Thread thread) {
    if (of instanceof SharedQueuedSynchronizer queued) {
      queued.owner(thread);
    } else {
      ((SharedOwnableSynchronizer) of).owner = thread;
    }
  }

  public static Thread getExclusiveOwnerThread(AbstractOwnableSynchronizer of) {
    return of instanceof SharedQueuedSynchronizer queued
        ? queued.owner()
        : ((SharedOwnableSynchronizer) of).owner;
  }
}
