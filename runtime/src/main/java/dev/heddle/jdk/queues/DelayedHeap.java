package dev.heddle.jdk.queues;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** The heap of a delay queue. */
final class DelayedHeap<E extends Delayed> extends WaitingHeap<E> {
  DelayedHeap() {
    super(11, null);
  }

  @Override
  long delayNanos(E first) {
    return first.getDelay(TimeUnit.NANOSECONDS);
  }

  /** All who wait, wait for the time of the first. */
  @Override
  void wake(E added) {
    if (isFirst(added)) {
      notifyAll();
    }
  }
}
