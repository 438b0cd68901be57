package dev.heddle.jdk.queues;

/** One who waits for a partner. Its own monitor is what it waits on. */
final class Party<E> {
  /** The element: brought by a putter, or received by a taker. Null once a putter's was taken. */
  private E item;

  final boolean isPutter;
  private boolean met;
  private boolean gone;
  Party<E> next;

  Party(E item) {
    this.item = item;
    this.isPutter = item != null;
  }

  synchronized E item() {
    return gone || met ? null : item;
  }

  /** Hands an element to a waiting taker; false if it has gone. */
  synchronized boolean give(E element) {
    if (gone || met) {
      return false;
    }
    item = element;
    met = true;
    notify();
    return true;
  }

  /** Takes the element of a waiting putter; null if it has gone. */
  synchronized E receive() {
    if (gone || met) {
      return null;
    }
    E element = item;
    item = null;
    met = true;
    notify();
    return element;
  }

  synchronized boolean isWaiting() {
    return !gone && !met;
  }

  /** Waits for the partner; false if it goes because its time is up. */
  synchronized boolean await(long timeoutNanos) throws InterruptedException {
    long nanos = timeoutNanos;
    try {
      while (!met) {
        if (nanos == Long.MAX_VALUE) {
          wait();
        } else if (nanos > 0) {
          nanos = TimedWait.await(this, nanos);
        } else {
          gone = true;
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      if (met) {
        Thread.currentThread().interrupt();
        return true;
      }
      gone = true;
      throw e;
    }
  }

  /** What a taker was given. */
  synchronized E received() {
    return item;
  }
}
