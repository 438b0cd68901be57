package dev.heddle.protocol.services;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.intervals.VersionVector;
import dev.heddle.protocol.locks.LockTable;
import dev.heddle.protocol.pages.Acquirer;
import dev.heddle.protocol.pages.Flusher;
import dev.heddle.protocol.pages.PageTable;
import java.util.List;

/**
 * Collection without barriers (RULES 10): clocks are gossiped, records dropped at the minimum. A
 * node that never acquires is sent what it lacks: invalidating early is legal, dirty words stay.
 */
public class Collector {
  private final NodeContext context;
  private final Intervals intervals;
  private final PageTable pages;
  private final LockTable locks;
  private final Acquirer acquirer;
  private final Flusher flusher;

  public Collector(
      NodeContext context,
      Intervals intervals,
      PageTable pages,
      LockTable locks,
      Acquirer acquirer,
      Flusher flusher) {
    this.context = context;
    this.intervals = intervals;
    this.pages = pages;
    this.locks = locks;
    this.acquirer = acquirer;
    this.flusher = flusher;
  }

  public void onTick() {
    context.watch().look();
    flusher.retireWatches();
    intervals.collect();
    boolean large = intervals.logSize() > context.options().collectAbove();
    for (int node = 0; node < context.nodeCount(); node++) {
      if (node != context.rank()) {
        gossip(node, large);
      }
    }
    intervals.collect();
    pages.collect();
    locks.collect();
  }

  private void gossip(int node, boolean large) {
    if (mustBeTold(node, large)) {
      context.out().send(node, new ServiceMessage.Gossip(intervals.noticesFor(node)));
      return;
    }
    VersionVector changed = intervals.clockFor(node);
    if (changed.size() > 0) {
      context.out().send(node, new ServiceMessage.Gossip(new Notices(changed, List.of())));
    }
  }

  /** Its not knowing keeps this node's log from shrinking. */
  protected boolean mustBeTold(int node, boolean large) {
    return large && !intervals.knowsAll(node);
  }

  public void onGossip(int from, ServiceMessage.Gossip gossip) {
    acquirer.acquire(from, gossip.notices());
  }
}
