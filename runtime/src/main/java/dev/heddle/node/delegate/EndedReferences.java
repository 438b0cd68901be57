package dev.heddle.node.delegate;

import dev.heddle.bridge.MadeReference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Tells other nodes of references of this one which the JVM has cleared and whose queues they have.
 */
public final class EndedReferences {
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Executor callers;
  private final Thread watcher;
  private boolean started;

  /**
   * Starts nothing yet.
   *
   * @param threads makes the one that waits for the JVM
   * @param callers threads that may run woven code, and wait in it
   */
  public EndedReferences(ThreadFactory threads, Executor callers) {
    this.callers = callers;
    this.watcher = threads.newThread(this::watch);
  }

  /** For {@code Hooks.endedQueue}. */
  public synchronized ReferenceQueue<Object> queue() {
    if (!started) {
      started = true;
      watcher.start();
    }
    return queue;
  }

  private void watch() {
    try {
      while (true) {
        MadeReference ended = (MadeReference) queue.remove();
        callers.execute(ended::heddle$ended);
      }
    } catch (InterruptedException e) {
      // stopped
    }
  }

  public void stop() {
    watcher.interrupt();
  }
}
