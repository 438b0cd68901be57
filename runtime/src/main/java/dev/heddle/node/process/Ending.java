package dev.heddle.node.process;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The last words between the nodes, as rank 0 leads them. */
final class Ending {
  /** How long a node may take to send its last output; one that hangs is left behind. */
  private static final long DRAIN_MILLIS = 10_000;

  private final RawLink raw;
  private final OutputSink sink;
  private final Set<Integer> awaited = new HashSet<>();
  private final Set<Integer> lost = new HashSet<>();
  private boolean begun;

  Ending(RawLink raw, OutputSink sink) {
    this.raw = raw;
    this.sink = sink;
  }

  /** Whether the end is under way: nodes that go now are not missed. */
  synchronized boolean begun() {
    return begun;
  }

  /** Collects and writes all output; once. */
  void drainAll() {
    synchronized (this) {
      if (begun) {
        return;
      }
      begun = true;
      for (int rank = 1; rank < raw.nodeCount(); rank++) {
        if (!lost.contains(rank)) {
          awaited.add(rank);
          raw.send(rank, new byte[] {RawKind.DRAIN});
        }
      }
      awaitDrained();
    }
    sink.close();
  }

  private void awaitDrained() {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
    try {
      while (!awaited.isEmpty()) {
        long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (leftMillis <= 0) {
          return;
        }
        wait(leftMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the rest of the output is given up
    }
  }

  synchronized void drained(int rank) {
    awaited.remove(rank);
    notifyAll();
  }

  synchronized void lost(int rank) {
    lost.add(rank);
    drained(rank);
  }

  /** Tells all nodes that the run is over. */
  void tellOver() {
    for (int rank = 1; rank < raw.nodeCount(); rank++) {
      raw.send(rank, new byte[] {RawKind.END});
    }
  }
}
