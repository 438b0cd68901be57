package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A linked deque under its own monitor, bounded or not, of which the queues of this package are
 * made. Takers and putters wait on the same monitor; only where both may be waiting is everybody
 * woken.
 */
final class Chain<E> {
  /** An element; a link unlinked from an end points to itself there, not into the chain. */
  static final class Link<E> {
    E item;
    Link<E> previous;
    Link<E> next;

    Link(E item) {
      this.item = item;
    }
  }

  private final int capacity;

  /** Whether {@link #empty} is kept, for those who look again and again and do not wait. */
  private final boolean watched;

  private volatile boolean empty = true;
  private Link<E> first;
  private Link<E> last;
  private int size;
  private int takers;
  private int putters;

  Chain(int capacity, boolean watched) {
    if (capacity <= 0) {
      throw new IllegalArgumentException();
    }
    this.capacity = capacity;
    this.watched = watched;
  }

  private static void check(Object element) {
    if (element == null) {
      throw new NullPointerException();
    }
  }

  boolean isEmpty() {
    return watched ? empty : size() == 0;
  }

  private boolean seemsEmpty() {
    return watched && empty;
  }

  synchronized int size() {
    return size;
  }

  synchronized int room() {
    return capacity - size;
  }

  synchronized boolean offer(E element, boolean atFront) {
    check(element);
    if (size == capacity) {
      return false;
    }
    link(element, atFront);
    return true;
  }

  synchronized void put(E element, boolean atFront) throws InterruptedException {
    check(element);
    while (size == capacity) {
      putters++;
      try {
        wait();
      } finally {
        putters--;
      }
    }
    link(element, atFront);
  }

  synchronized boolean offer(E element, boolean atFront, long timeout, TimeUnit unit)
      throws InterruptedException {
    check(element);
    long nanos = unit.toNanos(timeout);
    while (size == capacity) {
      if (nanos <= 0) {
        return false;
      }
      putters++;
      try {
        nanos = TimedWait.await(this, nanos);
      } finally {
        putters--;
      }
    }
    link(element, atFront);
    return true;
  }

  E poll(boolean atFront) {
    return seemsEmpty() ? null : pollLocked(atFront);
  }

  private synchronized E pollLocked(boolean atFront) {
    return size == 0 ? null : unlinkEnd(atFront);
  }

  synchronized E take(boolean atFront) throws InterruptedException {
    while (size == 0) {
      takers++;
      try {
        wait();
      } finally {
        takers--;
      }
    }
    return unlinkEnd(atFront);
  }

  synchronized E poll(boolean atFront, long timeout, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(timeout);
    while (size == 0) {
      if (nanos <= 0) {
        return null;
      }
      takers++;
      try {
        nanos = TimedWait.await(this, nanos);
      } finally {
        takers--;
      }
    }
    return unlinkEnd(atFront);
  }

  E peek(boolean atFront) {
    return seemsEmpty() ? null : peekLocked(atFront);
  }

  private synchronized E peekLocked(boolean atFront) {
    return size == 0 ? null : atFront ? first.item : last.item;
  }

  private void link(E element, boolean atFront) {
    Link<E> link = new Link<>(element);
    if (size == 0) {
      first = link;
      last = link;
      if (watched) {
        empty = false;
      }
    } else if (atFront) {
      link.next = first;
      first.previous = link;
      first = link;
    } else {
      link.previous = last;
      last.next = link;
      last = link;
    }
    size++;
    if (takers > 0) {
      wake();
    }
  }

  private E unlinkEnd(boolean atFront) {
    Link<E> link = atFront ? first : last;
    E item = link.item;
    unlink(link);
    return item;
  }

  private void unlink(Link<E> link) {
    Link<E> before = link.previous;
    Link<E> after = link.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    if (before == null) {
      link.next = link;
    } else if (after == null) {
      link.previous = link;
    }
    link.item = null;
    size--;
    if (watched && size == 0) {
      empty = true;
    }
    if (putters > 0) {
      wake();
    }
  }

  private void wake() {
    if (takers > 0 && putters > 0) {
      notifyAll();
    } else {
      notify();
    }
  }

  synchronized boolean remove(Object element, boolean fromFront) {
    if (element == null) {
      return false;
    }
    for (Link<E> link = fromFront ? first : last;
        link != null;
        link = fromFront ? link.next : link.previous) {
      if (element.equals(link.item)) {
        unlink(link);
        return true;
      }
    }
    return false;
  }

  synchronized boolean contains(Object element) {
    for (Link<E> link = first; link != null && element != null; link = link.next) {
      if (element.equals(link.item)) {
        return true;
      }
    }
    return false;
  }

  /** Tests without the lock, removes what is still there. */
  boolean removeIf(Predicate<? super E> filter) {
    check(filter);
    boolean removed = false;
    for (ChainIterator<E> each = new ChainIterator<>(this, true); each.hasNext(); ) {
      if (filter.test(each.next())) {
        each.remove();
        removed = true;
      }
    }
    return removed;
  }

  void forEach(Consumer<? super E> action) {
    check(action);
    for (ChainIterator<E> each = new ChainIterator<>(this, true); each.hasNext(); ) {
      action.accept(each.next());
    }
  }

  synchronized void clear() {
    while (size > 0) {
      unlink(first);
    }
  }

  synchronized Object[] toArray() {
    Object[] all = new Object[size];
    int i = 0;
    for (Link<E> link = first; link != null; link = link.next) {
      all[i++] = link.item;
    }
    return all;
  }

  int drainTo(Collection<? super E> target, int most) {
    check(target);
    int moved = 0;
    synchronized (this) {
      while (moved < most && size > 0) {
        target.add(first.item);
        unlink(first);
        moved++;
      }
    }
    return moved;
  }

  boolean addAll(Collection<? extends E> elements, Object self) {
    if (elements == self) {
      throw new IllegalArgumentException();
    }
    boolean added = false;
    for (E element : elements) {
      if (!offer(element, false)) {
        throw new IllegalStateException("Queue full");
      }
      added = true;
    }
    return added;
  }

  /** The link to go on to after {@code link}, which may be unlinked; null stands for the start. */
  synchronized Link<E> after(Link<E> link, boolean forward) {
    Link<E> at = link;
    do {
      Link<E> next = at == null ? at : forward ? at.next : at.previous;
      at = at == null || next == at ? (forward ? first : last) : next;
    } while (at != null && at.item == null);
    return at;
  }

  synchronized E itemOf(Link<E> link) {
    return link == null ? null : link.item;
  }

  synchronized void remove(Link<E> link) {
    if (link.item != null) {
      unlink(link);
    }
  }

  static <T> T orThrow(T element) {
    if (element == null) {
      throw new NoSuchElementException();
    }
    return element;
  }
}
