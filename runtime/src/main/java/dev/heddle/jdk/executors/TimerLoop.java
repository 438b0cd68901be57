package dev.heddle.jdk.executors;

import java.util.Arrays;

/** The queue of a timer, a heap by time, and what its thread does. */
final class TimerLoop implements Runnable {
  private SharedTimerTask[] heap = new SharedTimerTask[16];
  private int size;
  private boolean cancelled;

  synchronized void add(SharedTimerTask task, long timeMillis, long period) {
    if (timeMillis < 0) {
      throw new IllegalArgumentException("Illegal execution time.");
    }
    if (cancelled) {
      throw new IllegalStateException("Timer already cancelled.");
    }
    task.schedule(timeMillis, period);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    heap[size++] = task;
    siftUp(size - 1);
    if (heap[0] == task) {
      notify();
    }
  }

  synchronized void cancel() {
    Arrays.fill(heap, 0, size, null);
    size = 0;
    cancelled = true;
    notify();
  }

  synchronized int purge() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!heap[i].isCancelled()) {
        heap[kept++] = heap[i];
      }
    }
    int purged = size - kept;
    Arrays.fill(heap, kept, size, null);
    size = kept;
    for (int i = size / 2 - 1; i >= 0; i--) {
      siftDown(i);
    }
    return purged;
  }

  @Override
  public void run() {
    try {
      for (SharedTimerTask task = next(); task != null; task = next()) {
        task.run();
      }
    } finally {
      cancel();
    }
  }

  /** The task whose time has come; null when the timer is cancelled. */
  private synchronized SharedTimerTask next() {
    while (!cancelled) {
      try {
        if (size == 0) {
          wait();
          continue;
        }
        SharedTimerTask task = heap[0];
        long now = System.currentTimeMillis();
        long due = task.nextMillis();
        if (task.isCancelled()) {
          removeFirst();
        } else if (due > now) {
          wait(due - now);
        } else {
          turn(task, now);
          return task;
        }
      } catch (InterruptedException e) {
        // as the JDK's timer: an interrupt of its thread does nothing
      }
    }
    return null;
  }

  private void turn(SharedTimerTask task, long now) {
    if (task.isRepeated()) {
      task.advance(now);
      siftDown(0);
    } else {
      removeFirst();
      task.advance(now);
    }
  }

  private void removeFirst() {
    heap[0] = heap[--size];
    heap[size] = null;
    if (size > 0) {
      siftDown(0);
    }
  }

  private void siftUp(int from) {
    int k = from;
    while (k > 0 && heap[(k - 1) / 2].nextMillis() > heap[k].nextMillis()) {
      swap(k, (k - 1) / 2);
      k = (k - 1) / 2;
    }
  }

  private void siftDown(int from) {
    int k = from;
    while (2 * k + 1 < size) {
      int child = 2 * k + 1;
      if (child + 1 < size && heap[child].nextMillis() > heap[child + 1].nextMillis()) {
        child++;
      }
      if (heap[k].nextMillis() <= heap[child].nextMillis()) {
        return;
      }
      swap(k, child);
      k = child;
    }
  }

  private void swap(int i, int j) {
    SharedTimerTask task = heap[i];
    heap[i] = heap[j];
    heap[j] = task;
  }
}
