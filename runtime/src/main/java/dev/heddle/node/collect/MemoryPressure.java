package dev.heddle.node.collect;

import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Hurries distributed collection while memory is low: a node whose heap stays full after a
 * collection of its own asks all to collect, since their replicas keep its objects, and rounds
 * follow each other at once for a while. Where that frees nothing it is tried ever more rarely: the
 * program needs the memory.
 */
public final class MemoryPressure {
  public static final int PERIOD_MILLIS = 100;

  /** What one urge is good for: a page goes in some rounds, with a collection between them. */
  private static final int URGED_LOOKS = 10;

  /** Collections take one part in so many of the time. */
  private static final int SHARE = 10;

  private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int MAX_DOUBLINGS = 8;

  /** Fewer pages than this gone since the last collection are nothing. */
  private static final int WORTH_PAGES = 100;

  private final ServiceBus bus;
  private final Memory memory;
  private final DistributedCollection collection;
  private final LongSupplier nanoTime;
  private final AtomicInteger urgedLooks = new AtomicInteger();

  // Guarded by this.
  private long waitUntilNanos;
  private int doublings;
  private long goneBefore;

  /**
   * Registers with the bus; before the first message.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public MemoryPressure(
      ServiceBus bus,
      Memory memory,
      DistributedCollection collection,
      Executor workers,
      LongSupplier nanoTime) {
    this.bus = bus;
    this.memory = memory;
    this.collection = collection;
    this.nanoTime = nanoTime;
    this.waitUntilNanos = nanoTime.getAsLong();
    bus.on(ServiceKind.COLLECT_URGE, workers, request -> urged());
  }

  /** Called every {@link #PERIOD_MILLIS}; may take as long as a garbage collection. */
  public void look() {
    if (memory.isLow() && collect() && memory.isLow()) {
      for (int node = 0; node < bus.nodeCount(); node++) {
        if (node != bus.rank()) {
          bus.tell(node, ServiceKind.COLLECT_URGE, new byte[0], false);
        }
      }
      urgedLooks.set(URGED_LOOKS);
    }
    if (urgedLooks.get() > 0) {
      urgedLooks.decrementAndGet();
      collection.hurry();
    }
  }

  private void urged() {
    collect();
    urgedLooks.set(URGED_LOOKS);
  }

  /** False where the last collection was just now. */
  private synchronized boolean collect() {
    long startNanos = nanoTime.getAsLong();
    if (startNanos - waitUntilNanos < 0) {
      return false;
    }
    memory.collect();
    long endNanos = nanoTime.getAsLong();
    long gone = collection.pagesGone();
    doublings = gone - goneBefore < WORTH_PAGES ? Math.min(doublings + 1, MAX_DOUBLINGS) : 0;
    goneBefore = gone;
    long waitNanos = Math.max((endNanos - startNanos) * SHARE, MIN_WAIT_NANOS << doublings);
    waitUntilNanos = endNanos + waitNanos;
    return true;
  }
}
