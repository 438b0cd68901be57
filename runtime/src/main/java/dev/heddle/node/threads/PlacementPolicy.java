package dev.heddle.node.threads;

/** Says which node runs a thread. Called on rank 0, one start at a time. */
public interface PlacementPolicy {
  /**
   * A start that is to be placed.
   *
   * @param from the rank that starts the thread
   * @param className the thread's class, or that of its target where the class is Thread itself
   */
  record Start(int from, String name, String className) {}

  /** A rank. */
  int place(Start start);
}
