package dev.heddle.node.process;

import java.util.List;

/** Sees on rank 0 what each node prints, in the order in which the user is shown it. */
public interface OutputObserver {
  /** A piece of a node's output or errors, without a label. */
  void printed(int rank, byte[] bytes);

  /** All of these. */
  static OutputObserver all(List<OutputObserver> observers) {
    return (rank, bytes) -> observers.forEach(each -> each.printed(rank, bytes));
  }
}
