package dev.heddle.protocol.intervals;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.ProtocolStats.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * This node's clock and log, and a lower bound of what every other node knows.
 *
 * <p>What was sent to a node counts as known to it: links are FIFO, so whatever is sent later
 * arrives later. A bound that is too low costs duplicate records, which the receiver skips.
 *
 * <p>The clock advances by records only, and in the step that applies them (RULES 9); the clocks
 * that travel merely raise the bounds.
 */
public class Intervals {
  private final NodeContext context;
  private final IntervalLog log;
  private final long[] clock;

  /** By node: lower bound of its clock; null where nothing is known. */
  private final long[][] known;

  /** By node: our clock as last told to it. */
  private final long[][] told;

  private int collectAt;

  public Intervals(NodeContext context) {
    this.context = context;
    this.log = new IntervalLog(context.nodeCount());
    this.clock = new long[context.nodeCount()];
    this.known = new long[context.nodeCount()][];
    this.told = new long[context.nodeCount()][];
    this.collectAt = context.options().collectAbove();
  }

  public long clock(int writer) {
    return clock[writer];
  }

  /** Raises {@code versions} to this node's clock. */
  public void raiseToClock(VersionVector versions) {
    for (int writer = 0; writer < clock.length; writer++) {
      versions.raise(writer, clock[writer]);
    }
  }

  public long ownClock() {
    return clock[context.rank()];
  }

  /** Ends the current interval of this node: the pages were written in it. */
  public Interval close(long[] pages) {
    Interval interval = new Interval(context.rank(), ownClock() + 1, pages);
    log.add(interval);
    clock[context.rank()]++;
    context.stats().count(Counter.INTERVALS);
    collectIfLarge();
    return interval;
  }

  /** True where the record is new to this node. */
  public boolean lacks(Interval interval) {
    return interval.index() > clock[interval.writer()];
  }

  /** Logs a record whose invalidations have been made and advances the clock (RULES 9). */
  public void learn(Interval interval) {
    int writer = interval.writer();
    if (interval.index() != clock[writer] + 1) {
      throw new IllegalStateException(
          "record " + interval + " leaves a gap: the clock is " + clock[writer]);
    }
    log.add(interval);
    clock[writer]++;
    context.stats().count(Counter.NOTICES_APPLIED);
    collectIfLarge();
  }

  /** {@code node} says (itself or by another) that its clock has reached this. */
  public void heard(int node, VersionVector reached) {
    if (node == context.rank()) {
      return;
    }
    long[] bound = known(node);
    for (int i = 0; i < reached.size(); i++) {
      int writer = reached.writerAt(i);
      bound[writer] = Math.max(bound[writer], reached.valueAt(i));
    }
  }

  /** The records {@code node} may lack, and this node's clock. They count as known from now on. */
  public Notices noticesFor(int node) {
    if (node == context.rank()) {
      return Notices.none();
    }
    List<Interval> lacking = new ArrayList<>();
    long[] bound = known(node);
    for (int writer = 0; writer < clock.length; writer++) {
      if (bound[writer] < clock[writer]) {
        if (writer != node) { // it knows what it wrote
          log.collectAbove(writer, bound[writer], lacking);
        }
        bound[writer] = clock[writer];
      }
    }
    return new Notices(clockFor(node), lacking);
  }

  /** The entries of this node's clock that changed since {@code node} was last told. */
  public VersionVector clockFor(int node) {
    VersionVector changed = new VersionVector();
    if (node == context.rank()) {
      return changed;
    }
    if (told[node] == null) {
      told[node] = new long[clock.length];
    }
    for (int writer = 0; writer < clock.length; writer++) {
      if (told[node][writer] != clock[writer]) {
        changed.raise(writer, clock[writer]);
        told[node][writer] = clock[writer];
      }
    }
    return changed;
  }

  /** Whether {@code node} is known to know every record of this node's clock. */
  public boolean knowsAll(int node) {
    for (int writer = 0; writer < clock.length; writer++) {
      if (known(node)[writer] < clock[writer] && writer != node) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code node} is known to have applied record {@code index} of {@code writer}. */
  public boolean knows(int node, int writer, long index) {
    return node == writer || known(node)[writer] >= index;
  }

  public int logSize() {
    return log.size();
  }

  /** Drops the records every node is known to know (RULES 10). */
  public void collect() {
    for (int writer = 0; writer < clock.length; writer++) {
      int dropped = log.dropUpTo(writer, dropLimit(writer));
      context.stats().add(Counter.RECORDS_COLLECTED, dropped);
    }
  }

  /** The highest record of {@code writer} that no node can ask this one for. */
  protected long dropLimit(int writer) {
    long limit = clock[writer];
    for (int node = 0; node < clock.length; node++) {
      if (node != context.rank() && node != writer) {
        limit = Math.min(limit, known(node)[writer]);
      }
    }
    return limit;
  }

  protected long known(int node, int writer) {
    return known(node)[writer];
  }

  private void collectIfLarge() {
    if (log.size() > collectAt) {
      collect();
      collectAt = Math.max(context.options().collectAbove(), 2 * log.size());
    }
  }

  private long[] known(int node) {
    if (known[node] == null) {
      known[node] = new long[clock.length];
    }
    return known[node];
  }
}
