package dev.heddle.jdk.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;

/** Both plain locks of a {@link SharedStampedLock}. */
final class StampedViews implements ReadWriteLock {
  private final Lock read;
  private final Lock write;

  StampedViews(StampedCore core) {
    read = new StampedView(core, true);
    write = new StampedView(core, false);
  }

  @Override
  public Lock readLock() {
    return read;
  }

  @Override
  public Lock writeLock() {
    return write;
  }
}
