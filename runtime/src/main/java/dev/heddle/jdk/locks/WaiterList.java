package dev.heddle.jdk.locks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Waiters in the order of their coming. Used under the monitor of whoever has it. */
final class WaiterList {
  private Waiter first;
  private Waiter last;
  private int size;

  /** What is asked of the first at each release lies here: the waiter is another node's object. */
  private Thread firstThread;

  private boolean firstShared;

  boolean isEmpty() {
    return first == null;
  }

  int size() {
    return size;
  }

  Waiter first() {
    return first;
  }

  /** The thread of the first; null if there is none. */
  Thread firstThread() {
    return firstThread;
  }

  boolean isFirstShared() {
    return firstShared;
  }

  void append(Waiter waiter) {
    waiter.next = null;
    waiter.previous = last;
    if (last == null) {
      first(waiter);
    } else {
      last.next = waiter;
    }
    last = waiter;
    size++;
  }

  void remove(Waiter waiter) {
    if (waiter.next == null) {
      last = waiter.previous;
    } else {
      waiter.next.previous = waiter.previous;
    }
    if (waiter.previous == null) {
      first(waiter.next);
    } else {
      waiter.previous.next = waiter.next;
    }
    size--;
  }

  private void first(Waiter waiter) {
    first = waiter;
    firstThread = waiter == null ? null : waiter.thread;
    firstShared = waiter != null && waiter.shared;
  }

  boolean contains(Thread thread) {
    for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
      if (waiter.thread == thread) {
        return true;
      }
    }
    return false;
  }

  /** The threads from the last to the first, as the JDK lists them. */
  Collection<Thread> threadsFromLast(boolean exclusive, boolean shared) {
    List<Thread> threads = new ArrayList<>();
    for (Waiter waiter = last; waiter != null; waiter = waiter.previous) {
      if (waiter.shared ? shared : exclusive) {
        threads.add(waiter.thread);
      }
    }
    return threads;
  }

  /** The threads from the first to the last. */
  Collection<Thread> threads() {
    List<Thread> threads = new ArrayList<>();
    for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
      threads.add(waiter.thread);
    }
    return threads;
  }
}
