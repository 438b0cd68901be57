package dev.heddle.jdk.locks;

/** A thread that waits in a {@link WaitQueue} or at a {@link QueueCondition}, and for what. */
final class Waiter {
  final Thread thread;

  /** Whether others may have at the same time what this one waits for. */
  final boolean shared;

  /** How often, or how much. */
  int amount;

  /** How often a thread that waits for a signal had the read lock besides the write lock. */
  int reads;

  /** Whether it waits for a signal, and is in no queue yet. */
  boolean awaitsSignal;

  Waiter previous;
  Waiter next;

  Waiter(boolean shared, int amount) {
    this.thread = Thread.currentThread();
    this.shared = shared;
    this.amount = amount;
  }
}
