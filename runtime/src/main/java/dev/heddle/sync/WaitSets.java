package dev.heddle.sync;

import dev.heddle.protocol.Effect.Outcome;
import dev.heddle.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code wait} and {@code notify}. The wait set lives with the token; here a thread has a ticket in
 * it, really waits in {@code Object.wait} (the only full release at any depth), and asks for the
 * outcome when it is back with monitor and token. A ticket that was notified wins over time-out and
 * interrupt; what wakes a thread without either is not seen by the program (RULES 11).
 */
public final class WaitSets {
  private final EventPort loop;
  private final Waiters waiters;
  private final LockTable locks;
  private final ThreadRegistry threads;
  private final SyncStats stats;
  private final Tokens tokens;
  private final LocalWaitSets local = new LocalWaitSets();
  private final ConcurrentHashMap<Long, Ticket> tickets = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  public WaitSets(SyncContext context, Tokens tokens) {
    this.loop = context.loop();
    this.waiters = context.waiters();
    this.locks = context.locks();
    this.threads = context.threads();
    this.stats = context.stats();
    this.tokens = tokens;
  }

  /** {@code Object.wait(timeoutMillis)}; 0 waits for ever. */
  public void await(Object lock, long timeoutMillis) throws InterruptedException {
    if (timeoutMillis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    requireOwner(lock);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    stats.waits.increment();
    Ticket ticket = new Ticket(numbers.incrementAndGet(), lock);
    tickets.put(ticket.number, ticket);
    boolean notified;
    boolean interrupted;
    try {
      begin(ticket);
      interrupted = sleep(ticket, timeoutMillis);
      tokens.acquire(lock);
      notified = settle(ticket);
    } finally {
      tickets.remove(ticket.number);
    }
    if (interrupted && !notified) {
      throw new InterruptedException();
    }
    if (interrupted) {
      JvmThreads.restoreInterrupt();
    }
  }

  /** {@code Object.notify} or {@code notifyAll}; waits for nobody. */
  public void notify(Object lock, boolean all) {
    requireOwner(lock);
    stats.notifies.increment();
    if (local.mark(lock, all)) {
      lock.notifyAll();
      if (!all) {
        return;
      }
    }
    long gid = locks.gid(lock);
    if (gid != ObjectView.LOCAL) {
      loop.post(new Event.Notify(gid, all));
    }
  }

  /**
   * A local object became shared: called after its gid can be seen and before any other node can
   * know it. Takes no application monitor and does not run the loop.
   */
  public void promoted(Object lock, long gid) {
    local.move(lock, ticket -> loop.postLater(new Event.WaitBegin(gid, ticket.number)));
  }

  /** The ticket was notified; the caller wakes the lock's waiters afterwards. */
  public void mark(long ticketNumber) {
    Ticket ticket = tickets.get(ticketNumber);
    if (ticket != null) {
      ticket.notified = true;
    }
  }

  /** One line per lock waited on by threads of this node. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>(local.describe());
    for (Ticket ticket : tickets.values()) {
      lines.add(
          "ticket "
              + ticket.number
              + " in Object.wait, "
              + (ticket.notified ? "" : "not ")
              + "notified, on "
              + ticket.lock.getClass().getName());
    }
    return lines;
  }

  private void begin(Ticket ticket) {
    boolean shared = locks.gid(ticket.lock) != ObjectView.LOCAL;
    if (!local.add(ticket, () -> shared || locks.gid(ticket.lock) != ObjectView.LOCAL)) {
      loop.post(new Event.WaitBegin(locks.gid(ticket.lock), ticket.number));
    }
  }

  /** Returns when notified, timed out (false) or interrupted (true), inside the monitor again. */
  private boolean sleep(Ticket ticket, long timeoutMillis) {
    long startNanos = System.nanoTime();
    ThreadRecord record = threads.enterSync();
    try {
      long leftMillis = timeoutMillis;
      while (!ticket.notified) {
        waiters.throwIfStopped();
        ticket.lock.wait(leftMillis);
        if (timeoutMillis != 0) {
          leftMillis = timeoutMillis - (System.nanoTime() - startNanos) / 1_000_000;
          if (leftMillis <= 0) {
            return false;
          }
        }
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    } finally {
      threads.exitSync(record);
    }
  }

  private boolean settle(Ticket ticket) {
    if (local.remove(ticket)) {
      return false;
    }
    if (local.isLocal(ticket)) {
      assert ticket.notified : "a local ticket ends by notify or removal";
      return true;
    }
    long gid = locks.gid(ticket.lock);
    Waiter waiter = waiters.begin(Waiter.Kind.WAIT_SETTLE, gid);
    loop.post(new Event.WaitSettle(gid, ticket.number, waiter.id()));
    return waiter.await() == Outcome.NOTIFIED;
  }

  private static void requireOwner(Object lock) {
    if (!Thread.holdsLock(lock)) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
  }
}
