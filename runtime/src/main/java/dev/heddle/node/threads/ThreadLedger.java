package dev.heddle.node.threads;

/**
 * Rank 0's account of the cluster's threads: placement, and how many threads keep the run alive. A
 * start is counted before {@code start()} returns (RULES 19); its end is told by the node that ran
 * it, after the starts it made itself were counted.
 */
public final class ThreadLedger {
  private final PlacementPolicy policy;
  private final int nodeCount;
  private long living;
  private long started;

  public ThreadLedger(PlacementPolicy policy, int nodeCount) {
    this.policy = policy;
    this.nodeCount = nodeCount;
  }

  /**
   * Counts a start and places it.
   *
   * @param fixedRank the only rank possible, or -1
   */
  public synchronized int place(PlacementPolicy.Start start, int fixedRank, boolean daemon) {
    int rank = fixedRank >= 0 ? fixedRank : policy.place(start);
    if (rank < 0 || rank >= nodeCount) {
      throw new IllegalArgumentException(
          "thread \"" + start.name() + "\" is placed on node " + rank + " of " + nodeCount);
    }
    started++;
    if (!daemon) {
      living++;
    }
    return rank;
  }

  /** A thread that was counted has ended, or its start has failed. */
  public synchronized void ended(boolean daemon) {
    if (!daemon) {
      living--;
      assert living >= 0;
      notifyAll();
    }
  }

  /** Returns when no non-daemon thread of the cluster lives. */
  public synchronized void awaitNone() throws InterruptedException {
    while (living > 0) {
      wait();
    }
  }

  /** Starts so far, daemons too. */
  public synchronized long started() {
    return started;
  }
}
