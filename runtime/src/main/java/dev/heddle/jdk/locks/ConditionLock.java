package dev.heddle.jdk.locks;

/** A lock that has {@link QueueCondition}s. */
abstract class ConditionLock extends WaitQueue {
  /** Whether the calling thread has the lock to itself. */
  abstract boolean isHeldExclusively();

  /**
   * Lets the lock go however often it is held, and notes in the waiter how often that was.
   *
   * @throws IllegalMonitorStateException if it is not held
   */
  abstract void releaseFully(Waiter waiter);
}
