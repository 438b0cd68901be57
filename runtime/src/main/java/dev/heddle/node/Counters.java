package dev.heddle.node;

import dev.heddle.bridge.FastPathCounts;
import dev.heddle.heap.Heap;
import dev.heddle.node.stats.NodeStats;
import dev.heddle.node.stats.NodeStats.Count;
import dev.heddle.protocol.ProtocolStats;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.sync.SyncStats;
import dev.heddle.transport.LinkStats;
import dev.heddle.transport.Transport;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Brings the counters of all rooms of a node together. */
record Counters(Transport transport, NodeCore core, Heap heap, ThreadClock threadClock) {
  /** What the node has counted up to now; each counter by itself is recent. */
  NodeStats read(long threadsRun) {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    addLinks(counts);
    addProtocol(counts);
    addFastPaths(counts);
    addTimes(counts);
    counts.put(Count.THREADS_RUN, threadsRun);
    return new NodeStats(transport.rank(), counts);
  }

  private void addLinks(Map<Count, Long> counts) {
    LinkStats links = new LinkStats(0, 0, 0, 0, 0, 0);
    for (int peer = 0; peer < transport.nodeCount(); peer++) {
      if (peer != transport.rank()) {
        links = links.plus(transport.stats(peer));
      }
    }
    counts.put(Count.BYTES_IN, links.bytesIn());
    counts.put(Count.BYTES_OUT, links.bytesOut());
    counts.put(Count.MESSAGES_OUT, links.framesOut());
  }

  private void addProtocol(Map<Count, Long> counts) {
    ProtocolStats protocol = core.protocol().stats();
    // The protocol counts what was asked for ahead as misses.
    long ahead = core.sync().stats().readAhead.sum();
    counts.put(Count.READ_MISSES, Math.max(0, protocol.get(Counter.READ_MISSES) - ahead));
    counts.put(Count.READ_AHEAD, ahead);
    counts.put(Count.WRITE_MISSES, protocol.get(Counter.WRITE_MISSES));
    counts.put(Count.PAGES_FETCHED, protocol.get(Counter.PAGES_FETCHED));
    counts.put(Count.DIFFS, protocol.get(Counter.DIFFS));
    counts.put(Count.DIFF_BYTES, protocol.get(Counter.DIFF_BYTES));
    counts.put(Count.LOCK_ACQUIRES_REMOTE, protocol.get(Counter.LOCK_ACQUIRES_REMOTE));
    counts.put(Count.VOLATILE_READS_REMOTE, protocol.get(Counter.VOLATILE_READS_REMOTE));
  }

  private void addFastPaths(Map<Count, Long> counts) {
    counts.put(
        Count.LOCK_ACQUIRES_LOCAL,
        core.sync().stats().lockAcquiresLocal.sum() + FastPathCounts.lockAcquires());
    counts.put(Count.VOLATILE_READS_CACHED, FastPathCounts.volatileReads());
  }

  private void addTimes(Map<Count, Long> counts) {
    SyncStats sync = core.sync().stats();
    counts.put(Count.MISS_MILLIS, millis(sync.missNanos));
    counts.put(Count.LOCK_MILLIS, millis(sync.lockNanos));
    counts.put(Count.VOLATILE_MILLIS, millis(sync.volatileNanos));
    counts.put(Count.DIFF_MILLIS, TimeUnit.NANOSECONDS.toMillis(heap.diffNanos()));
    counts.put(Count.THREAD_CPU_MILLIS, threadClock.millis());
    counts.put(Count.CPU_MILLIS, NodeStats.cpuMillis());
  }

  private static long millis(LongAdder nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos.sum());
  }
}
