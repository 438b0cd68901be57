package dev.heddle.jdk.queues;

import java.util.ArrayList;
import java.util.List;

/**
 * Putters and takers that wait for each other, first come first served. Where one kind waits the
 * other does not, so one list holds either. An element may also be left for a taker to come.
 */
final class Exchange<E> {
  private Party<E> first;
  private Party<E> last;

  /** True if a taker took it within the time. */
  boolean put(E element, long timeoutNanos) throws InterruptedException {
    if (element == null) {
      throw new NullPointerException();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Party<E> me = giveOrJoin(element, timeoutNanos > 0);
    if (me == null) {
      return true;
    }
    return timeoutNanos > 0 && awaitAndLeave(me, timeoutNanos);
  }

  /** True if a taker was waiting. */
  boolean offer(E element) {
    if (element == null) {
      throw new NullPointerException();
    }
    return giveOrJoin(element, false) == null;
  }

  private synchronized Party<E> giveOrJoin(E element, boolean join) {
    while (first != null && !first.isPutter) {
      if (removeFirst().give(element)) {
        return null;
      }
    }
    Party<E> me = new Party<>(element);
    if (join) {
      append(me);
    }
    return me;
  }

  /** The element of a putter that came within the time, or null. */
  E take(long timeoutNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Party<E> me = new Party<>(null);
    E element = receiveOrJoin(me, timeoutNanos > 0);
    if (element != null) {
      return element;
    }
    return timeoutNanos > 0 && awaitAndLeave(me, timeoutNanos) ? me.received() : null;
  }

  /** The element of a waiting putter, or null. */
  E poll() {
    return receiveOrJoin(null, false);
  }

  private synchronized E receiveOrJoin(Party<E> me, boolean join) {
    while (first != null && first.isPutter) {
      E element = removeFirst().receive();
      if (element != null) {
        return element;
      }
    }
    if (join) {
      append(me);
    }
    return null;
  }

  private boolean awaitAndLeave(Party<E> me, long timeoutNanos) throws InterruptedException {
    boolean met = false;
    try {
      met = me.await(timeoutNanos);
      return met;
    } finally {
      if (!met) {
        unlink(me);
      }
    }
  }

  private void append(Party<E> party) {
    if (last == null) {
      first = party;
    } else {
      last.next = party;
    }
    last = party;
  }

  private Party<E> removeFirst() {
    Party<E> party = first;
    first = party.next;
    if (first == null) {
      last = null;
    }
    party.next = null;
    return party;
  }

  private synchronized void unlink(Party<E> party) {
    Party<E> previous = null;
    for (Party<E> each = first; each != null; each = each.next) {
      if (each == party) {
        if (previous == null) {
          removeFirst();
        } else {
          previous.next = party.next;
          if (last == party) {
            last = previous;
          }
        }
        return;
      }
      previous = each;
    }
  }

  /** The number of those waiting of the kind. */
  synchronized int waiting(boolean putters) {
    int count = 0;
    for (Party<E> each = first; each != null; each = each.next) {
      if (each.isPutter == putters && each.isWaiting()) {
        count++;
      }
    }
    return count;
  }

  /** Gives the element to a waiting taker, or leaves it for one. */
  void leave(E element) {
    if (element == null) {
      throw new NullPointerException();
    }
    giveOrJoin(element, true);
  }

  /** The first element waiting to be taken, or null. */
  synchronized E peek() {
    for (Party<E> each = first; each != null && each.isPutter; each = each.next) {
      E item = each.item();
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  /** The putters that wait, in order. */
  synchronized List<Party<E>> putters() {
    List<Party<E>> all = new ArrayList<>();
    for (Party<E> each = first; each != null && each.isPutter; each = each.next) {
      if (each.isWaiting()) {
        all.add(each);
      }
    }
    return all;
  }

  /** Takes the element of the putter out; false if it has been taken. */
  boolean remove(Party<E> party) {
    boolean taken = party.receive() != null;
    unlink(party);
    return taken;
  }
}
