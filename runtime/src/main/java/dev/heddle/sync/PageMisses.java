package dev.heddle.sync;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

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
  private final LongConsumer askAhead = this::askAhead;

  public PageMisses(SyncContext context) {
    this.loop = context.loop();
    this.waiters = context.waiters();
    this.objects = context.objects();
    this.threads = context.threads();
    this.stats = context.stats();
  }

  /** Before fields (statics) are read. */
  public void read(Object target) {
    BooleanSupplier readable = readable(target);
    miss(target, false, readable, readable);
  }

  /** Before fields (statics) are written. */
  public void write(Object target) {
    miss(target, true, readable(target), () -> (objects.state(target) & State.WRITE_INVALID) == 0);
  }

  private BooleanSupplier readable(Object target) {
    return () -> (objects.state(target) & State.READ_INVALID) == 0;
  }

  /** Before elements {@code from} to {@code to - 1} are read. */
  public void read(ArrayHandle handle, int from, int to) {
    range(handle, from, to, false);
  }

  /** Before elements {@code from} to {@code to - 1} are written. */
  public void write(ArrayHandle handle, int from, int to) {
    range(handle, from, to, true);
  }

  private void miss(Object target, boolean write, BooleanSupplier readable, BooleanSupplier goal) {
    long page = Gid.pageOf(objects.gid(target));
    ThreadRecord record = threads.enterMiss();
    try {
      record.beginWait();
      Request request = new Request(page, write, readable, goal, new ConcurrentLinkedQueue<>());
      record.readAhead.missed(page, page, askAhead);
      complete(request);
    } finally {
      threads.exitMiss(record);
      record.endWait(stats.missNanos);
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
      record.beginWait();
      long firstPage = objects.firstPage(handle);
      ArrayDeque<Request> inFlight = new ArrayDeque<>();
      Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
      for (int c = first; c < end; c++) {
        int chunk = c;
        if (!allowed(handle, chunk, write)) {
          long page = Gid.chunk(firstPage, chunk);
          BooleanSupplier readable = () -> allowed(handle, chunk, false);
          BooleanSupplier goal = () -> allowed(handle, chunk, write);
          inFlight.add(new Request(page, write, readable, goal, tasks));
          if (inFlight.size() == CHUNKS_IN_FLIGHT) {
            complete(inFlight.remove());
          }
        }
      }
      record.readAhead.missed(Gid.chunk(firstPage, first), Gid.chunk(firstPage, end - 1), askAhead);
      while (!inFlight.isEmpty()) {
        complete(inFlight.remove());
      }
    } finally {
      threads.exitMiss(record);
      record.endWait(stats.missNanos);
    }
  }

  /** Nobody waits for these: a thread that comes to one in time shares the fetch under way. */
  private void askAhead(long page) {
    if (objects.isInvalid(page)) {
      stats.readAhead.increment();
      loop.post(new Event.ReadMiss(page, Waiters.NOBODY));
    }
  }

  private static void complete(Request request) {
    request.waiter.await();
    while (!request.waiter.reached()) {
      request.postAgain();
      request.waiter.await();
    }
  }

  private static boolean allowed(ArrayHandle handle, int chunk, boolean write) {
    int invalid = write ? State.WRITE_INVALID : State.READ_INVALID;
    return (handle.chunkStates[chunk] & invalid) == 0;
  }

  /**
   * One page asked for. A write miss makes a valid page writable but not a replica on it that was
   * made later, which only a read miss fetches (RULES 6): where the first was not enough, the
   * object is made readable before it is asked for again.
   */
  private final class Request {
    private final long page;
    private final boolean write;
    private final BooleanSupplier readable;
    private final BooleanSupplier goal;
    private final Queue<Runnable> tasks;
    Waiter waiter;

    Request(
        long page,
        boolean write,
        BooleanSupplier readable,
        BooleanSupplier goal,
        Queue<Runnable> tasks) {
      this.page = page;
      this.write = write;
      this.readable = readable;
      this.goal = goal;
      this.tasks = tasks;
      post(write);
    }

    void postAgain() {
      post(write && readable.getAsBoolean());
    }

    private void post(boolean write) {
      (write ? stats.writeMisses : stats.readMisses).increment();
      Waiter.Kind kind = write ? Waiter.Kind.WRITE_MISS : Waiter.Kind.READ_MISS;
      waiter = waiters.begin(kind, page, goal, tasks);
      loop.post(
          write ? new Event.WriteMiss(page, waiter.id()) : new Event.ReadMiss(page, waiter.id()));
    }
  }
}
