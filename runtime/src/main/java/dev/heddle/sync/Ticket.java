package dev.heddle.sync;

/** One call of {@code wait}. */
final class Ticket {
  final long number;
  final Object lock;

  /** True while the record is this node's own; guarded by the mutex of {@link WaitSets}. */
  boolean local;

  volatile boolean notified;

  Ticket(long number, Object lock) {
    this.number = number;
    this.lock = lock;
  }
}
