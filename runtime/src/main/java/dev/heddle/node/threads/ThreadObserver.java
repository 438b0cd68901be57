package dev.heddle.node.threads;

/** Told when the calling application thread begins and ends; asked before it is placed. */
public interface ThreadObserver {
  void entered();

  void ended();

  /** Whether a thread may run on this node only (a shutdown hook on rank 0). */
  default boolean mustStay(Thread thread) {
    return false;
  }
}
