package dev.heddle.protocol;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counters of one node. Written by the node loop only; another thread may read them, each by
 * itself, and sees a recent value.
 */
public final class ProtocolStats {
  private final Map<Counter, AtomicLong> counts = new EnumMap<>(Counter.class);

  /** What is counted. */
  public enum Counter {
    READ_MISSES,
    WRITE_MISSES,
    PAGES_FETCHED,
    PAGES_SERVED,
    HOMES_TAKEN,
    DIFFS,
    DIFF_BYTES,
    INTERVALS,
    NOTICES_APPLIED,
    MESSAGES_OUT,
    LOCK_ACQUIRES_REMOTE,
    LOCK_GRANTS,
    VOLATILE_READS_REMOTE,
    VOLATILE_WRITES_REMOTE,
    SPIN_POINTS,
    RECORDS_COLLECTED
  }

  public ProtocolStats() {
    for (Counter counter : Counter.values()) {
      counts.put(counter, new AtomicLong());
    }
  }

  public long get(Counter counter) {
    return counts.get(counter).get();
  }

  public void count(Counter counter) {
    add(counter, 1);
  }

  /** One writer: no atomic addition is needed. */
  public void add(Counter counter, long amount) {
    AtomicLong count = counts.get(counter);
    count.lazySet(count.getPlain() + amount);
  }
}
