package dev.heddle.node.stats;

import dev.heddle.node.stats.NodeStats.Count;
import dev.heddle.protocol.ProtocolStats;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.sync.SyncStats;
import dev.heddle.transport.LinkStats;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The counters of this node, read where they are kept. What woven code does without a call (a lock
 * whose token is here, a valid volatile) is counted nowhere.
 *
 * @param links the sum over all links
 * @param threadsRun application threads that ran here, main included
 */
public record LocalStats(
    int rank,
    ProtocolStats protocol,
    SyncStats sync,
    Supplier<LinkStats> links,
    LongSupplier threadsRun)
    implements Supplier<NodeStats> {

  @Override
  public NodeStats get() {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    counts.put(Count.READ_MISSES, protocol.get(Counter.READ_MISSES));
    counts.put(Count.WRITE_MISSES, protocol.get(Counter.WRITE_MISSES));
    counts.put(Count.PAGES_FETCHED, protocol.get(Counter.PAGES_FETCHED));
    counts.put(Count.DIFFS, protocol.get(Counter.DIFFS));
    counts.put(Count.DIFF_BYTES, protocol.get(Counter.DIFF_BYTES));
    counts.put(Count.MESSAGES_OUT, protocol.get(Counter.MESSAGES_OUT));
    counts.put(Count.LOCK_ACQUIRES_LOCAL, sync.lockAcquiresLocal.sum());
    counts.put(Count.LOCK_ACQUIRES_REMOTE, protocol.get(Counter.LOCK_ACQUIRES_REMOTE));
    counts.put(Count.VOLATILE_READS_REMOTE, protocol.get(Counter.VOLATILE_READS_REMOTE));
    LinkStats link = links.get();
    counts.put(Count.BYTES_IN, link.bytesIn());
    counts.put(Count.BYTES_OUT, link.bytesOut());
    counts.put(Count.THREADS_RUN, threadsRun.getAsLong());
    return new NodeStats(rank, counts);
  }
}
