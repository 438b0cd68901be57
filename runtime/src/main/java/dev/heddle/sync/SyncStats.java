package dev.heddle.sync;

import java.util.concurrent.atomic.LongAdder;

/**
 * What this node's application threads asked for, on slow paths: {@link #lockAcquiresLocal} counts
 * plain (array, Class, String) locks alone. The fast paths are counted by {@link
 * dev.heddle.bridge.FastPathCounts}.
 */
public final class SyncStats {
  public final LongAdder readMisses = new LongAdder();

  /** Chunks asked for before a thread missed them. */
  public final LongAdder readAhead = new LongAdder();

  public final LongAdder writeMisses = new LongAdder();
  public final LongAdder lockAcquiresLocal = new LongAdder();
  public final LongAdder lockAcquiresRemote = new LongAdder();
  public final LongAdder gateWaits = new LongAdder();
  public final LongAdder volatileReadsRemote = new LongAdder();
  public final LongAdder volatileWritesRemote = new LongAdder();
  public final LongAdder spinPoints = new LongAdder();
  public final LongAdder waits = new LongAdder();
  public final LongAdder notifies = new LongAdder();

  /** How long threads were held up by read and write misses, all threads together. */
  public final LongAdder missNanos = new LongAdder();

  /** Likewise by tokens that were away, and at gates; what {@code Object.wait} waits for is not. */
  public final LongAdder lockNanos = new LongAdder();

  /** Likewise by volatile cells and spin points. */
  public final LongAdder volatileNanos = new LongAdder();
}
