package dev.heddle.jdk.executors;

import dev.heddle.jdk.queues.Snapshots;
import dev.heddle.jdk.queues.TimedWait;
import java.util.AbstractQueue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The queue of a scheduled pool: a heap by time. One waiting worker, the leader, waits for the time
 * of the first task, all others until they are told.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a task that is removed is for nobody
final class DelayedWork extends AbstractQueue<Runnable> implements BlockingQueue<Runnable> {
  private RunnableScheduledFuture<?>[] heap = new RunnableScheduledFuture<?>[16];
  private int size;
  private Thread leader;

  @Override
  public synchronized boolean offer(Runnable work) {
    RunnableScheduledFuture<?> task = (RunnableScheduledFuture<?>) work;
    if (task == null) {
      throw new NullPointerException();
    }
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size + (size >> 1));
    }
    siftUp(size++, task);
    if (heap[0] == task) {
      leader = null;
      notify();
    }
    return true;
  }

  private void siftUp(int from, RunnableScheduledFuture<?> task) {
    int k = from;
    while (k > 0) {
      int parent = (k - 1) >>> 1;
      RunnableScheduledFuture<?> above = heap[parent];
      if (task.compareTo(above) >= 0) {
        break;
      }
      heap[k] = above;
      k = parent;
    }
    heap[k] = task;
  }

  private void siftDown(int from, RunnableScheduledFuture<?> task) {
    int k = from;
    int half = size >>> 1;
    while (k < half) {
      int child = 2 * k + 1;
      if (child + 1 < size && heap[child].compareTo(heap[child + 1]) > 0) {
        child++;
      }
      if (task.compareTo(heap[child]) <= 0) {
        break;
      }
      heap[k] = heap[child];
      k = child;
    }
    heap[k] = task;
  }

  private RunnableScheduledFuture<?> removeAt(int index) {
    RunnableScheduledFuture<?> removed = heap[index];
    RunnableScheduledFuture<?> last = heap[--size];
    heap[size] = null;
    if (index != size) {
      siftDown(index, last);
      if (heap[index] == last) {
        siftUp(index, last);
      }
    }
    return removed;
  }

  @Override
  public synchronized boolean remove(Object task) {
    for (int i = 0; i < size; i++) {
      if (heap[i].equals(task)) {
        removeAt(i);
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized boolean contains(Object task) {
    for (int i = 0; i < size; i++) {
      if (heap[i].equals(task)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized int size() {
    return size;
  }

  @Override
  public int remainingCapacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public synchronized Runnable peek() {
    return heap[0];
  }

  @Override
  public synchronized Runnable poll() {
    return size == 0 || heap[0].getDelay(TimeUnit.NANOSECONDS) > 0 ? null : removeAt(0);
  }

  @Override
  public boolean add(Runnable task) {
    return offer(task);
  }

  @Override
  public void put(Runnable task) {
    offer(task);
  }

  @Override
  public boolean offer(Runnable task, long timeout, TimeUnit unit) {
    return offer(task);
  }

  @Override
  public synchronized Runnable take() throws InterruptedException {
    return next(Long.MAX_VALUE);
  }

  @Override
  public synchronized Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
    return next(unit.toNanos(timeout));
  }

  private Runnable next(long timeoutNanos) throws InterruptedException {
    long nanos = timeoutNanos;
    try {
      while (true) {
        long delay = size == 0 ? Long.MAX_VALUE : heap[0].getDelay(TimeUnit.NANOSECONDS);
        if (delay <= 0) {
          return removeAt(0);
        }
        if (nanos <= 0) {
          return null;
        }
        nanos = await(delay, nanos);
      }
    } finally {
      if (leader == null && size > 0) {
        notify();
      }
    }
  }

  /** Waits for a change, or as the leader for the first task's time; answers what is left. */
  private long await(long delay, long nanos) throws InterruptedException {
    boolean lead = leader == null && delay != Long.MAX_VALUE && delay <= nanos;
    if (!lead) {
      return pause(nanos);
    }
    Thread me = Thread.currentThread();
    leader = me;
    try {
      long left = pause(delay);
      return nanos == Long.MAX_VALUE ? nanos : nanos - (delay - left);
    } finally {
      if (leader == me) {
        leader = null;
      }
    }
  }

  private long pause(long nanos) throws InterruptedException {
    if (nanos == Long.MAX_VALUE) {
      wait();
      return nanos;
    }
    return TimedWait.await(this, nanos);
  }

  @Override
  public synchronized void clear() {
    Arrays.fill(heap, 0, size, null);
    size = 0;
  }

  @Override
  public int drainTo(Collection<? super Runnable> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public synchronized int drainTo(Collection<? super Runnable> target, int most) {
    int moved = 0;
    while (moved < most) {
      Runnable task = poll();
      if (task == null) {
        break;
      }
      target.add(task);
      moved++;
    }
    return moved;
  }

  @Override
  public synchronized Object[] toArray() {
    return Arrays.copyOf(heap, size, Object[].class);
  }

  @Override
  public synchronized <T> T[] toArray(T[] into) {
    return Snapshots.into(into, heap, size);
  }

  @Override
  public Iterator<Runnable> iterator() {
    return new Snapshot(this, toArray());
  }

  /** Over the tasks as they were; remove takes out of the queue itself. */
  private static final class Snapshot implements Iterator<Runnable> {
    private final DelayedWork queue;
    private final Object[] tasks;
    private int next;

    Snapshot(DelayedWork queue, Object[] tasks) {
      this.queue = queue;
      this.tasks = tasks;
    }

    @Override
    public boolean hasNext() {
      return next < tasks.length;
    }

    @Override
    public Runnable next() {
      if (next >= tasks.length) {
        throw new NoSuchElementException();
      }
      return (Runnable) tasks[next++];
    }

    @Override
    public void remove() {
      if (next == 0) {
        throw new IllegalStateException();
      }
      queue.remove(tasks[next - 1]);
    }
  }
}
