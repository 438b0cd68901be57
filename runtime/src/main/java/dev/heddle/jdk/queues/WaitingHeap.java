package dev.heddle.jdk.queues;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A binary heap under its own monitor, of which the queues with an order are made. */
class WaitingHeap<E> {
  private final Comparator<? super E> comparator;
  private Object[] heap;
  private int size;
  private int takers;

  WaitingHeap(int capacity, Comparator<? super E> comparator) {
    if (capacity < 1) {
      throw new IllegalArgumentException();
    }
    this.comparator = comparator;
    heap = new Object[capacity];
  }

  final Comparator<? super E> comparator() {
    return comparator;
  }

  /** How long the first element is not to be taken yet; none or less for now. */
  long delayNanos(E first) {
    return 0;
  }

  @SuppressWarnings("unchecked")
  private int compare(Object a, Object b) {
    return comparator != null
        ? comparator.compare((E) a, (E) b)
        : ((Comparable<Object>) a).compareTo(b);
  }

  final synchronized void add(E element) {
    if (element == null) {
      throw new NullPointerException();
    }
    if (size == heap.length) {
      int more = size < 64 ? size + 2 : size >> 1;
      heap = Arrays.copyOf(heap, size + more);
    }
    siftUp(size++, element);
    if (takers > 0) {
      wake(element);
    }
  }

  /** One taker is enough, unless those who wait for a time have to look at it again. */
  void wake(E added) {
    notify();
  }

  final boolean isFirst(E element) {
    return size > 0 && heap[0] == element;
  }

  private void siftUp(int from, Object element) {
    int k = from;
    while (k > 0) {
      int parent = (k - 1) >>> 1;
      if (compare(element, heap[parent]) >= 0) {
        break;
      }
      heap[k] = heap[parent];
      k = parent;
    }
    heap[k] = element;
  }

  private void siftDown(int from, Object element) {
    int k = from;
    int half = size >>> 1;
    while (k < half) {
      int child = 2 * k + 1;
      if (child + 1 < size && compare(heap[child], heap[child + 1]) > 0) {
        child++;
      }
      if (compare(element, heap[child]) <= 0) {
        break;
      }
      heap[k] = heap[child];
      k = child;
    }
    heap[k] = element;
  }

  @SuppressWarnings("unchecked")
  final synchronized E peek() {
    return size == 0 ? null : (E) heap[0];
  }

  final synchronized E poll() {
    E first = peek();
    return first == null || delayNanos(first) > 0 ? null : removeAt(0);
  }

  /** Waits no longer than the time; Long.MAX_VALUE is for ever. */
  final synchronized E poll(long timeout, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(timeout);
    while (true) {
      E first = peek();
      long delay = first == null ? Long.MAX_VALUE : delayNanos(first);
      if (delay <= 0) {
        return removeAt(0);
      }
      if (nanos <= 0) {
        return null;
      }
      takers++;
      try {
        nanos = pause(Math.min(delay, nanos), nanos);
      } finally {
        takers--;
      }
    }
  }

  private long pause(long pauseNanos, long nanos) throws InterruptedException {
    if (pauseNanos == Long.MAX_VALUE) {
      wait();
      return nanos;
    }
    long left = TimedWait.await(this, pauseNanos);
    return nanos == Long.MAX_VALUE ? nanos : nanos - (pauseNanos - left);
  }

  @SuppressWarnings("unchecked")
  private E removeAt(int index) {
    E removed = (E) heap[index];
    Object last = heap[--size];
    heap[size] = null;
    if (index != size) {
      siftDown(index, last);
      if (heap[index] == last) {
        siftUp(index, last);
      }
    }
    return removed;
  }

  final synchronized boolean remove(Object element, boolean same) {
    for (int i = 0; i < size; i++) {
      if (same ? heap[i] == element : heap[i].equals(element)) {
        removeAt(i);
        return true;
      }
    }
    return false;
  }

  /** Keeps the order of what is left in the array and makes it a heap again, as the JDK does. */
  @SuppressWarnings("unchecked")
  final synchronized boolean removeIf(Predicate<? super E> filter) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!filter.test((E) heap[i])) {
        heap[kept++] = heap[i];
      }
    }
    boolean removed = kept < size;
    Arrays.fill(heap, kept, size, null);
    size = kept;
    for (int i = removed ? (size >>> 1) - 1 : -1; i >= 0; i--) {
      siftDown(i, heap[i]);
    }
    return removed;
  }

  final synchronized boolean contains(Object element) {
    for (int i = 0; i < size; i++) {
      if (heap[i].equals(element)) {
        return true;
      }
    }
    return false;
  }

  final synchronized int size() {
    return size;
  }

  final synchronized void clear() {
    Arrays.fill(heap, 0, size, null);
    size = 0;
  }

  final synchronized Object[] toArray() {
    return Arrays.copyOf(heap, size);
  }

  final int drainTo(Collection<? super E> target, int most) {
    if (target == null) {
      throw new NullPointerException();
    }
    int moved = 0;
    synchronized (this) {
      while (moved < most) {
        E element = poll();
        if (element == null) {
          break;
        }
        target.add(element);
        moved++;
      }
    }
    return moved;
  }
}
