package dev.heddle.transport.grpc;

import dev.heddle.transport.TransportException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** What {@code start} waits for: all links up, or the first that fails. */
final class Startup {
  private final Set<Integer> missing;
  private String failure;

  Startup(Set<Integer> peers) {
    this.missing = new TreeSet<>(peers);
  }

  synchronized void up(int peer) {
    missing.remove(peer);
    notifyAll();
  }

  /** False if the start is over already, so that the loss is the run's. */
  synchronized boolean failed(String reason) {
    if (missing.isEmpty() && failure == null) {
      return false;
    }
    failure = failure == null ? reason : failure;
    notifyAll();
    return true;
  }

  /** The peers still missing when the time is over; empty: all are there. */
  synchronized Set<Integer> await(long timeoutMillis)
      throws InterruptedException, TransportException {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    while (failure == null && !missing.isEmpty()) {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
      if (leftMillis <= 0) {
        break;
      }
      wait(leftMillis);
    }
    if (failure != null) {
      throw new TransportException(failure);
    }
    return new TreeSet<>(missing);
  }
}
