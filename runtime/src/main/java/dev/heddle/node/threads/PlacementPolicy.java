package dev.heddle.node.threads;

import java.util.function.IntUnaryOperator;

/**
 * Says which node runs a thread. Called on rank 0, one start at a time: a start is counted there
 * anyway (RULES 19), so that being placed costs no message of its own, and threads that several
 * nodes start at once take turns.
 */
public interface PlacementPolicy {
  /**
   * A start that is to be placed.
   *
   * @param from the rank that starts the thread
   * @param name the thread's
   */
  record Start(int from, String name) {}

  /**
   * A rank.
   *
   * @param living by rank, how many threads of the program live there, main and those included that
   *     were placed there and have not begun yet
   */
  int place(Start start, IntUnaryOperator living);

  /** Whether {@link #place} looks at the living; else daemon threads may end without a word. */
  default boolean countsLiving() {
    return false;
  }
}
