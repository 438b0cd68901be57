package dev.heddle.transport.simulated;

/** One direction of a link: one frame at a time is on its way into it, in the order of sending. */
final class LinkSchedule {
  private final LinkCost cost;
  private boolean everUsed;
  private long freeNanos;

  LinkSchedule(LinkCost cost) {
    this.cost = cost;
  }

  /**
   * When a frame sent now arrives, never before one sent earlier.
   *
   * @param nowNanos of {@link System#nanoTime}
   */
  long arrivalNanos(long nowNanos, int bytes) {
    long begin = everUsed && freeNanos - nowNanos > 0 ? freeNanos : nowNanos;
    everUsed = true;
    freeNanos = begin + cost.transferNanos(bytes);
    return freeNanos + cost.latencyNanos();
  }
}
