package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Stands for {@link DelayQueue}. */
public class SharedDelayQueue<E extends Delayed> extends DelayQueue<E> {
  private final WaitingHeap<E> heap;

  public SharedDelayQueue() {
    heap = new DelayedHeap<>();
  }

  public SharedDelayQueue(Collection<? extends E> elements) {
    this();
    for (E element : elements) {
      heap.add(element);
    }
  }

  @Override
  public boolean add(E e) {
    heap.add(e);
    return true;
  }

  @Override
  public boolean offer(E e) {
    heap.add(e);
    return true;
  }

  @Override
  public void put(E e) {
    heap.add(e);
  }

  @Override
  public boolean offer(E e, long timeout, TimeUnit unit) {
    heap.add(e);
    return true;
  }

  @Override
  public E remove() {
    E head = poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    return head;
  }

  @Override
  public E poll() {
    return heap.poll();
  }

  @Override
  public E take() throws InterruptedException {
    return heap.poll(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public E poll(long timeout, TimeUnit unit) throws InterruptedException {
    return heap.poll(timeout, unit);
  }

  @Override
  public E peek() {
    return heap.peek();
  }

  @Override
  public int size() {
    return heap.size();
  }

  @Override
  public boolean isEmpty() {
    return heap.size() == 0;
  }

  @Override
  public int remainingCapacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean remove(Object element) {
    return heap.remove(element, false);
  }

  @Override
  public boolean contains(Object element) {
    return heap.contains(element);
  }

  @Override
  public void clear() {
    heap.clear();
  }

  @Override
  public Object[] toArray() {
    return heap.toArray();
  }

  @Override
  public <T> T[] toArray(T[] into) {
    Object[] all = heap.toArray();
    return Snapshots.into(into, all, all.length);
  }

  @Override
  public Iterator<E> iterator() {
    return new HeapIterator<>(heap);
  }

  @Override
  public String toString() {
    return Snapshots.text(heap.toArray(), this);
  }

  @Override
  public int drainTo(Collection<? super E> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public int drainTo(Collection<? super E> target, int most) {
    if (target == this) {
      throw new IllegalArgumentException();
    }
    return heap.drainTo(target, most);
  }
}
