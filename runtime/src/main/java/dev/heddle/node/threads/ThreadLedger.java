package dev.heddle.node.threads;

/**
 * Rank 0's account of the cluster's threads: placement, and how many threads keep the run alive. A
 * start is counted before {@code start()} returns (RULES 19); its end is told by the node that ran
 * it, after the starts it made itself were counted.
 */
public final class ThreadLedger {
  private final PlacementPolicy policy;
  private final int[] livingByRank;
  private long awaited;
  private long started;
  private boolean mainRuns = true;

  public ThreadLedger(PlacementPolicy policy, int nodeCount) {
    this.policy = policy;
    this.livingByRank = new int[nodeCount];
    livingByRank[0] = 1; // main
  }

  /**
   * Counts a start and places it.
   *
   * @param fixedRank the only rank possible, or -1
   */
  public synchronized int place(PlacementPolicy.Start start, int fixedRank, boolean daemon) {
    int rank = fixedRank >= 0 ? fixedRank : policy.place(start, at -> livingByRank[at]);
    if (rank < 0 || rank >= livingByRank.length) {
      throw new IllegalArgumentException(
          "thread \""
              + start.name()
              + "\" is placed on node "
              + rank
              + " of "
              + livingByRank.length);
    }
    started++;
    livingByRank[rank]++;
    if (!daemon) {
      awaited++;
    }
    return rank;
  }

  /**
   * A thread that was counted has ended, or its start has failed.
   *
   * @param rank where it was placed
   */
  public synchronized void ended(int rank, boolean daemon) {
    livingByRank[rank]--;
    if (!daemon) {
      awaited--;
      assert awaited >= 0;
      notifyAll();
    }
  }

  /** Main has ended; it is not among those that are awaited. */
  public synchronized void mainEnded() {
    livingByRank[0]--;
    mainRuns = false;
  }

  /** Starts so far, daemons too, and main while it runs. */
  synchronized long startsAndMain() {
    return started + (mainRuns ? 1 : 0);
  }

  /** Returns when no non-daemon thread of the cluster lives. */
  public synchronized void awaitNone() throws InterruptedException {
    while (awaited > 0) {
      wait();
    }
  }

  /** Starts so far, daemons too. */
  public synchronized long started() {
    return started;
  }
}
