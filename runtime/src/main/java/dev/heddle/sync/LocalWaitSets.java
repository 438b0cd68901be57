package dev.heddle.sync;

import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Wait sets of locks that are still local, by identity, first come first served. Promotion empties
 * a set into the protocol, in order, and before anybody who sees the lock shared can get past it
 * (RULES 11).
 */
final class LocalWaitSets {
  private final IdentityHashMap<Object, Queue<Ticket>> sets = new IdentityHashMap<>();

  /** Tickets in all sets: lets a notify without waiters pass without the mutex. */
  private volatile int size;

  /**
   * Adds a ticket unless the lock is shared and its set has moved to the protocol. The caller holds
   * the lock's monitor. {@code shared} is asked under the mutex, which {@link #move} takes after
   * the lock became shared: the ticket is seen by it, or sees the lock shared.
   */
  synchronized boolean add(Ticket ticket, BooleanSupplier shared) {
    resize(1); // before asking: move looks at the size after the lock became shared
    VarHandle.fullFence();
    Queue<Ticket> set = sets.get(ticket.lock);
    if (set == null && shared.getAsBoolean()) {
      resize(-1);
      return false;
    }
    if (set == null) {
      set = new ArrayDeque<>();
      sets.put(ticket.lock, set);
    }
    ticket.local = true;
    set.add(ticket);
    return true;
  }

  /** Marks the first ticket, or all; true if there was one. The caller holds the lock's monitor. */
  boolean mark(Object lock, boolean all) {
    return size != 0 && markQueued(lock, all);
  }

  private synchronized boolean markQueued(Object lock, boolean all) {
    Queue<Ticket> set = sets.get(lock);
    if (set == null) {
      return false;
    }
    do {
      set.remove().notified = true;
      resize(-1);
    } while (all && !set.isEmpty());
    if (set.isEmpty()) {
      sets.remove(lock);
    }
    return true;
  }

  /** Withdraws a ticket; false if it has been notified or has moved to the protocol. */
  synchronized boolean remove(Ticket ticket) {
    Queue<Ticket> set = sets.get(ticket.lock);
    if (set == null || !set.remove(ticket)) {
      return false;
    }
    resize(-1);
    if (set.isEmpty()) {
      sets.remove(ticket.lock);
    }
    return true;
  }

  /** Hands the tickets of a lock over, in order; nobody waits or notifies here meanwhile. */
  void move(Object lock, Consumer<Ticket> to) {
    if (size == 0) {
      return;
    }
    synchronized (this) {
      Queue<Ticket> set = sets.remove(lock);
      if (set != null) {
        for (Ticket ticket : set) {
          ticket.local = false;
          to.accept(ticket);
          resize(-1);
        }
      }
    }
  }

  synchronized boolean isLocal(Ticket ticket) {
    return ticket.local;
  }

  /** One line per lock. */
  synchronized List<String> describe() {
    return sets.entrySet().stream()
        .map(e -> e.getValue().size() + " waiting on local " + e.getKey().getClass().getName())
        .toList();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // callers hold the mutex; readers take a hint
  private void resize(int by) {
    size += by;
  }
}
