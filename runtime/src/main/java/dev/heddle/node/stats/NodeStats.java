package dev.heddle.node.stats;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** What one node counted during a run. Missing counts are 0. */
public record NodeStats(int rank, Map<Count, Long> counts) {

  /** The columns, in the order they are printed; {@link #key} is the name in JSON. */
  public enum Count {
    READ_MISSES("readMisses", "read misses"),
    WRITE_MISSES("writeMisses", "write misses"),
    PAGES_FETCHED("pagesFetched", "pages fetched"),
    BYTES_IN("bytesIn", "bytes in"),
    BYTES_OUT("bytesOut", "bytes out"),
    DIFFS("diffs", "diffs"),
    DIFF_BYTES("diffBytes", "diff bytes"),
    MESSAGES_OUT("messagesOut", "messages"),
    LOCK_ACQUIRES_LOCAL("lockAcquiresLocal", "locks local"),
    LOCK_ACQUIRES_REMOTE("lockAcquiresRemote", "locks remote"),
    VOLATILE_READS_CACHED("volatileReadsCached", "volatile cached"),
    VOLATILE_READS_REMOTE("volatileReadsRemote", "volatile remote"),
    READ_AHEAD("readAhead", "read ahead"),
    THREADS_RUN("threadsRun", "threads");

    final String key;
    final String title;

    Count(String key, String title) {
      this.key = key;
      this.title = title;
    }
  }

  public NodeStats {
    Map<Count, Long> all = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      all.put(count, counts.getOrDefault(count, 0L));
    }
    counts = Map.copyOf(all);
  }

  public long get(Count count) {
    return counts.get(count);
  }

  /** As bytes for the way to rank 0; read by {@link #decode}. */
  public byte[] encode() {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 8 * Count.values().length).putInt(rank);
    for (Count count : Count.values()) {
      bytes.putLong(get(count));
    }
    return bytes.array();
  }

  /** Reads what {@link #encode} wrote on a node of the same build. */
  public static NodeStats decode(ByteBuffer bytes) {
    int rank = bytes.getInt();
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counts.put(count, bytes.getLong());
    }
    return new NodeStats(rank, counts);
  }
}
