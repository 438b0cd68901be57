package dev.heddle.protocol.cells;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.PageMemory.Access;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.pages.DirtySet;
import dev.heddle.protocol.pages.Flusher;

/**
 * Legacy spins (RULES 16): programs that spin on plain data, with Thread.yield and the like as the
 * only release and acquire. Such an acquire names no releaser, so it goes through one cell: a spin
 * point writes it where this node has something others have not been told of, and reads it
 * otherwise. A reader's copy stays valid until somebody publishes, so a spinner with nothing new
 * costs no message.
 */
public class SyncVariable {
  private final NodeContext context;
  private final CellTable cells;
  private final CellMisses misses;
  private final Intervals intervals;
  private final DirtySet dirtySet;
  private final Flusher flusher;

  /** This node's intervals up to this one reach whoever reads the variable. */
  private long published;

  private boolean wasExclusive;

  public SyncVariable(
      NodeContext context,
      CellTable cells,
      CellMisses misses,
      Intervals intervals,
      DirtySet dirtySet,
      Flusher flusher) {
    this.context = context;
    this.cells = cells;
    this.misses = misses;
    this.intervals = intervals;
    this.dirtySet = dirtySet;
    this.flusher = flusher;
  }

  public void onSpinPoint(long waiter) {
    context.stats().count(Counter.SPIN_POINTS);
    CellEntry sync = cells.get(CellTable.SYNC);
    if (sync.access == Access.WRITABLE) { // serving the next reader will flush
      context.out().resume(waiter);
      return;
    }
    flusher.flush();
    if (hasUnpublished()) {
      sync.writers.add(waiter);
      misses.request(sync);
    } else if (sync.access == Access.READ_ONLY) {
      context.out().resume(waiter);
    } else {
      sync.readers.add(waiter);
      misses.request(sync);
    }
  }

  /**
   * Now and then: a thread that stores plainly and then only computes or blocks has no spin point
   * of its own, and yet a spinner must see its store in the end, be the page dirty or exclusive
   * again by a notice that only some have heard. Free while nobody has read since the last time;
   * else one transfer per tick.
   */
  public void onTick() {
    CellEntry sync = cells.get(CellTable.SYNC);
    if (sync.access == Access.WRITABLE) {
      return;
    }
    flusher.flush();
    if (hasUnpublished()) {
      misses.own(sync);
    }
  }

  /**
   * After each step: while the variable is exclusive here the next reader gets everything, that of
   * the step in which it left included.
   */
  public void stepEnds() {
    boolean exclusive = cells.get(CellTable.SYNC).access == Access.WRITABLE;
    if (exclusive || wasExclusive) {
      published = intervals.ownClock();
    }
    wasExclusive = exclusive;
  }

  /**
   * Only what is new is published: else each spin point would take the variable from the others.
   */
  protected boolean hasUnpublished() {
    return intervals.ownClock() > published;
  }

  /** True if a spin point would find nothing to publish and nothing to read now. */
  public boolean isQuiet() {
    Access access = cells.get(CellTable.SYNC).access;
    return access == Access.WRITABLE
        || (access == Access.READ_ONLY && dirtySet.isEmpty() && !hasUnpublished());
  }
}
