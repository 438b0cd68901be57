package dev.heddle.sync;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/**
 * Accesses that found their page invalid. A miss returns after a moment at which the access was
 * allowed, seen by the loop itself: were the thread to test again when it runs, a flush by a
 * spinning neighbour could send it back for ever. The access that follows is sound although the
 * page may have been downgraded since: a read takes place at that moment, a store is caught by the
 * watch (RULES 3), of which a thread in a miss is part.
 */
public final class PageMisses {
  /** Chunks asked for before the first is awaited. */
  private static final int CHUNKS_IN_FLIGHT = 32;

  private final EventPort loop;
  private final Waiters waiters;
  private final ObjectView objects;
  private final ThreadRegistry threads;
  private final SyncStats stats;

  public PageMisses(SyncContext context) {
    this.loop = context.loop();
    this.waiters = context.waiters();
    this.objects = context.objects();
    this.threads = context.threads();
    this.stats = context.stats();
  }

  /** Before fields (statics) are read. */
  public void read(Object target) {
    long page = Gid.pageOf(objects.gid(target));
    miss(page, false, () -> (objects.state(target) & State.READ_INVALID) == 0);
  }

  /** Before fields (statics) are written. */
  public void write(Object target) {
    long page = Gid.pageOf(objects.gid(target));
    miss(page, true, () -> (objects.state(target) & State.WRITE_INVALID) == 0);
  }

  /** Before elements {@code from} to {@code to - 1} are read. */
  public void read(ArrayHandle handle, int from, int to) {
    range(handle, from, to, false);
  }

  /** Before elements {@code from} to {@code to - 1} are written. */
  public void write(ArrayHandle handle, int from, int to) {
    range(handle, from, to, true);
  }

  private void miss(long page, boolean write, BooleanSupplier goal) {
    ThreadRecord record = threads.enterMiss();
    try {
      Waiter waiter;
      do {
        waiter = request(page, write, goal);
        waiter.await();
      } while (!waiter.reached());
    } finally {
      threads.exitMiss(record);
    }
  }

  private void range(ArrayHandle handle, int from, int to, boolean write) {
    int first = Math.max(from, 0) >>> handle.chunkShift;
    int end = Math.min(handle.chunkStates.length, ((to - 1) >>> handle.chunkShift) + 1);
    if (to <= from || first >= end) {
      return;
    }
    ThreadRecord record = threads.enterMiss();
    try {
      ArrayDeque<Waiter> inFlight = new ArrayDeque<>();
      for (int chunk = first; chunk < end; chunk++) {
        if (!allowed(handle, chunk, write)) {
          inFlight.add(request(handle, chunk, write));
          if (inFlight.size() == CHUNKS_IN_FLIGHT) {
            complete(handle, inFlight.remove(), write);
          }
        }
      }
      while (!inFlight.isEmpty()) {
        complete(handle, inFlight.remove(), write);
      }
    } finally {
      threads.exitMiss(record);
    }
  }

  private void complete(ArrayHandle handle, Waiter first, boolean write) {
    Waiter waiter = first;
    waiter.await();
    while (!waiter.reached()) {
      int chunk = (int) ((waiter.subject - objects.firstPage(handle)) >>> 16);
      waiter = request(handle, chunk, write);
      waiter.await();
    }
  }

  private Waiter request(ArrayHandle handle, int chunk, boolean write) {
    long page = Gid.chunk(objects.firstPage(handle), chunk);
    return request(page, write, () -> allowed(handle, chunk, write));
  }

  private Waiter request(long page, boolean write, BooleanSupplier goal) {
    Waiter.Kind kind = write ? Waiter.Kind.WRITE_MISS : Waiter.Kind.READ_MISS;
    (write ? stats.writeMisses : stats.readMisses).increment();
    Waiter waiter = waiters.begin(kind, page, goal);
    loop.post(
        write ? new Event.WriteMiss(page, waiter.id()) : new Event.ReadMiss(page, waiter.id()));
    return waiter;
  }

  private static boolean allowed(ArrayHandle handle, int chunk, boolean write) {
    int invalid = write ? State.WRITE_INVALID : State.READ_INVALID;
    return (handle.chunkStates[chunk] & invalid) == 0;
  }
}
