package dev.heddle.node.threads;

/** Told when the calling application thread begins and ends. */
public interface ThreadObserver {
  void entered();

  void ended();
}
