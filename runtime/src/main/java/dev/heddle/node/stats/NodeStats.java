package dev.heddle.node.stats;

import java.nio.ByteBuffer;
import java.time.Duration;
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
    THREADS_RUN("threadsRun", "threads"),
    /** Threads of the program held up by read and write misses, all threads together. */
    MISS_MILLIS("missMillis", "miss ms"),
    /** Likewise by locks whose token was on another node. */
    LOCK_MILLIS("lockMillis", "lock ms"),
    /** Likewise by volatile fields and spin points. */
    VOLATILE_MILLIS("volatileMillis", "volatile ms"),
    /**
     * Making the diffs of flushes. No thread waits for a flush as such: whoever drives the loop.
     */
    DIFF_MILLIS("diffMillis", "diff ms"),
    /** Processor time of the program's own threads. */
    THREAD_CPU_MILLIS("threadCpuMillis", "thread cpu ms"),
    /** Processor time of the whole JVM: with its compiler, its collector and Heddle's threads. */
    CPU_MILLIS("cpuMillis", "cpu ms");

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

  /** Processor time of this JVM so far; 0 where the operating system does not tell. */
  public static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
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
