package dev.heddle.node;

import dev.heddle.bridge.FastPathCounts;
import dev.heddle.node.stats.NodeStats;
import dev.heddle.node.stats.NodeStats.Count;
import dev.heddle.protocol.ProtocolStats;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.sync.SyncStats;
import dev.heddle.transport.LinkStats;
import dev.heddle.transport.Transport;
import java.util.EnumMap;
import java.util.Map;

/** Brings the counters of all rooms of a node together. */
final class Counters {
  private Counters() {}

  /** What the node has counted up to now; each counter by itself is recent. */
  static NodeStats read(
      Transport transport, ProtocolStats protocol, SyncStats sync, long threadsRun) {
    LinkStats links = new LinkStats(0, 0, 0, 0, 0, 0);
    for (int peer = 0; peer < transport.nodeCount(); peer++) {
      if (peer != transport.rank()) {
        links = links.plus(transport.stats(peer));
      }
    }
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    // The protocol counts what was asked for ahead as misses.
    long ahead = sync.readAhead.sum();
    counts.put(Count.READ_MISSES, Math.max(0, protocol.get(Counter.READ_MISSES) - ahead));
    counts.put(Count.READ_AHEAD, ahead);
    counts.put(Count.WRITE_MISSES, protocol.get(Counter.WRITE_MISSES));
    counts.put(Count.PAGES_FETCHED, protocol.get(Counter.PAGES_FETCHED));
    counts.put(Count.BYTES_IN, links.bytesIn());
    counts.put(Count.BYTES_OUT, links.bytesOut());
    counts.put(Count.DIFFS, protocol.get(Counter.DIFFS));
    counts.put(Count.DIFF_BYTES, protocol.get(Counter.DIFF_BYTES));
    counts.put(Count.MESSAGES_OUT, links.framesOut());
    counts.put(
        Count.LOCK_ACQUIRES_LOCAL, sync.lockAcquiresLocal.sum() + FastPathCounts.lockAcquires());
    counts.put(Count.LOCK_ACQUIRES_REMOTE, protocol.get(Counter.LOCK_ACQUIRES_REMOTE));
    counts.put(Count.VOLATILE_READS_CACHED, FastPathCounts.volatileReads());
    counts.put(Count.VOLATILE_READS_REMOTE, protocol.get(Counter.VOLATILE_READS_REMOTE));
    counts.put(Count.THREADS_RUN, threadsRun);
    return new NodeStats(transport.rank(), counts);
  }
}
