package dev.heddle.node.delegate;

import dev.heddle.heap.opaque.DelegatedClasses;

/** A call whose result has not come. */
final class PendingCall {
  private final Object lock;
  private ValueReader answer;

  private PendingCall(Object lock) {
    this.lock = lock;
  }

  /**
   * To wait for on the calling thread. Inside a synchronized method of a meeting place the wait
   * lets go of its monitor: the method that ends it may be called by another thread of this node.
   */
  static PendingCall on(Object standIn) {
    boolean meeting =
        DelegatedClasses.isMeetingPlace(standIn.getClass()) && Thread.holdsLock(standIn);
    return new PendingCall(meeting ? standIn : new Object());
  }

  /**
   * Waits for the answer.
   *
   * @param onInterrupt run for each interrupt of the calling thread, which is taken note of by that
   */
  ValueReader await(Runnable onInterrupt) {
    synchronized (lock) {
      while (answer == null) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          onInterrupt.run();
        }
      }
      return answer;
    }
  }

  void complete(ValueReader values) {
    synchronized (lock) {
      answer = values;
      lock.notifyAll();
    }
  }
}
