package dev.heddle.jdk.refs;

import dev.heddle.bridge.MadeReference;
import dev.heddle.bridge.WeakOps;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/**
 * A reference's queue, made on another node than the reference. The JVM puts the reference into a
 * queue of this node's, and the other node is told.
 */
final class QueueElsewhere {
  private final SharedReferenceQueue<?> queue;
  private boolean told;

  private QueueElsewhere(SharedReferenceQueue<?> queue) {
    this.queue = queue;
  }

  /** Null for a queue of this node's, or none. */
  static QueueElsewhere of(ReferenceQueue<?> queue) {
    return isElsewhere(queue) ? new QueueElsewhere((SharedReferenceQueue<?>) queue) : null;
  }

  /** The queue the JVM is given. */
  @SuppressWarnings("unchecked")
  static <T> ReferenceQueue<? super T> forJvm(ReferenceQueue<? super T> queue) {
    return isElsewhere(queue) ? (ReferenceQueue<? super T>) WeakOps.endedQueue() : queue;
  }

  private static boolean isElsewhere(ReferenceQueue<?> queue) {
    return queue instanceof SharedReferenceQueue<?> shared && Maker.isElsewhere(shared);
  }

  /** Puts the reference into it, once; false where it is or was in it. */
  boolean tell(MadeReference reference) {
    synchronized (this) {
      if (told) {
        return false;
      }
      told = true;
    }
    queue.take((Reference<?>) reference);
    return true;
  }

  synchronized boolean isTold() {
    return told;
  }
}
