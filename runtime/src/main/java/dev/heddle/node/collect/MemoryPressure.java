package dev.heddle.node.collect;

import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Hurries distributed collection while memory is low: a node whose heap stays full after a
 * collection of its own asks all to collect, since their replicas keep its objects, and rounds
 * follow each other at once for a while. Collections take a bounded share of the time, a larger one
 * the less room is left. Where they free nothing the program needs the memory, and they are tried
 * ever more rarely until the heap has grown again.
 */
public final class MemoryPressure {
  public static final int PERIOD_MILLIS = 100;

  static final double LOW_SHARE = 0.6;
  static final double CRITICAL_SHARE = 0.75;

  /**
   * When the heap has grown into so much of the room that was left, that nothing was freed is old.
   */
  private static final double GROWN_PART = 0.25;

  /** What one urge is good for: a page goes in some rounds, with a collection between them. */
  private static final int URGED_LOOKS = 10;

  /** Between collections of one part are at least so many parts of other time. */
  private static final int PARTS_BETWEEN = 9;

  private static final int PARTS_BETWEEN_CRITICAL = 2;

  private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int MAX_DOUBLINGS = 8;

  /** Fewer pages than this gone since the last collection are nothing. */
  private static final int WORTH_PAGES = 100;

  private final ServiceBus bus;
  private final Memory memory;
  private final DistributedCollection collection;
  private final LongSupplier nanoTime;
  private final AtomicInteger urgedLooks = new AtomicInteger();

  // Guarded by this: the last collection.
  private long endedNanos;
  private long tookNanos;
  private double leftShare;
  private long goneBefore;
  private int doublings;

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
    this.endedNanos = nanoTime.getAsLong();
    bus.on(ServiceKind.COLLECT_URGE, workers, this::urged);
  }

  /** Called every {@link #PERIOD_MILLIS}; may take as long as a garbage collection. */
  public void look() {
    double usedShare = memory.usedShare();
    if (usedShare > LOW_SHARE && collectIfDue(usedShare)) {
      double left = memory.usedShare();
      if (left > LOW_SHARE) {
        urgeOthers(left > CRITICAL_SHARE);
        urgedLooks.set(URGED_LOOKS);
      }
    }
    if (urgedLooks.get() > 0) {
      urgedLooks.decrementAndGet();
      collection.hurry();
    }
  }

  private void urgeOthers(boolean critical) {
    for (int node = 0; node < bus.nodeCount(); node++) {
      if (node != bus.rank()) {
        bus.tell(node, ServiceKind.COLLECT_URGE, new byte[] {(byte) (critical ? 1 : 0)}, false);
      }
    }
  }

  /** How often is for the node to say that is short of memory. */
  private void urged(Request request) throws IOException {
    boolean critical = request.input().readByte() != 0;
    synchronized (this) {
      if (hasRested(critical)) {
        collect();
      }
    }
    urgedLooks.set(URGED_LOOKS);
  }

  private synchronized boolean collectIfDue(double usedShare) {
    boolean grown = usedShare - leftShare >= GROWN_PART * (1 - leftShare);
    boolean worthATry = grown || sinceNanos() >= MIN_WAIT_NANOS << doublings;
    if (!worthATry || !hasRested(usedShare > CRITICAL_SHARE)) {
      return false;
    }
    collect();
    return true;
  }

  private boolean hasRested(boolean critical) {
    return sinceNanos() >= tookNanos * (critical ? PARTS_BETWEEN_CRITICAL : PARTS_BETWEEN);
  }

  private long sinceNanos() {
    return nanoTime.getAsLong() - endedNanos;
  }

  private void collect() {
    long startNanos = nanoTime.getAsLong();
    memory.collect();
    endedNanos = nanoTime.getAsLong();
    tookNanos = endedNanos - startNanos;
    leftShare = memory.usedShare();
    long gone = collection.pagesGone();
    doublings = gone - goneBefore < WORTH_PAGES ? Math.min(doublings + 1, MAX_DOUBLINGS) : 0;
    goneBefore = gone;
  }
}
