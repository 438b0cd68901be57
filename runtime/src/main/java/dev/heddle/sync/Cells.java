package dev.heddle.sync;

import dev.heddle.protocol.Event;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** Volatile accesses that found their cell invalid, and the synchronising spins of old programs. */
public final class Cells {
  private final EventPort loop;
  private final Waiters waiters;
  private final ObjectView objects;
  private final ThreadRegistry threads;
  private final SyncStats stats;
  private final BooleanSupplier spinIsFree;

  /**
   * @param spinIsFree tells any thread that a spin point has nothing to publish and nothing to read
   */
  public Cells(SyncContext context, BooleanSupplier spinIsFree) {
    this.spinIsFree = spinIsFree;
    this.loop = context.loop();
    this.waiters = context.waiters();
    this.objects = context.objects();
    this.threads = context.threads();
    this.stats = context.stats();
  }

  /**
   * Returns after a moment at which this node had a valid copy. The copy may be gone again: the
   * read that follows takes place at that moment, which lies within it.
   */
  public void readMiss(Object target) {
    readMiss(objects.gid(target));
  }

  /** As {@link #readMiss(Object)}, of a cell that is no object's own. */
  public void readMiss(long cell) {
    stats.volatileReadsRemote.increment();
    request(Waiter.Kind.CELL_READ, cell, waiter -> new Event.CellReadMiss(cell, waiter));
  }

  /** Returns with the cell exclusive and held. */
  public void writeMiss(Object target) {
    writeMiss(objects.gid(target));
  }

  /** As {@link #writeMiss(Object)}, of a cell that is no object's own. */
  public void writeMiss(long cell) {
    stats.volatileWritesRemote.increment();
    request(Waiter.Kind.CELL_WRITE, cell, waiter -> new Event.CellWriteMiss(cell, waiter));
  }

  public void writeDone(Object target) {
    writeDone(objects.gid(target));
  }

  public void writeDone(long cell) {
    loop.post(new Event.CellWriteDone(cell));
  }

  /** A release and an acquire that name no partner (RULES 16). */
  public void spinPoint() {
    if (spinIsFree.getAsBoolean()) {
      threads.released();
      return;
    }
    stats.spinPoints.increment();
    request(Waiter.Kind.SPIN_POINT, 0, Event.SpinPoint::new);
  }

  private void request(Waiter.Kind kind, long cell, LongFunction<Event> event) {
    ThreadRecord record = threads.enterSync();
    try {
      record.beginWait();
      Waiter waiter = waiters.begin(kind, cell);
      loop.post(event.apply(waiter.id()));
      waiter.await();
    } finally {
      threads.exitSync(record);
      record.endWait(stats.volatileNanos);
    }
  }
}
