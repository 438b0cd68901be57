package dev.heddle.sync;

import java.util.concurrent.atomic.LongAdder;

/**
 * What this node's application threads asked for. Counted on slow paths only: a lock or volatile
 * taken on the fast path of woven code (token here, cell valid) is not seen, so {@link
 * #lockAcquiresLocal} counts gated and plain (array, Class, String) locks alone.
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
}
