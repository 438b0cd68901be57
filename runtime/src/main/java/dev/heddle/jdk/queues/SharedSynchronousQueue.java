package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Stands for {@link SynchronousQueue}; those who wait are served in the order of their coming. */
public class SharedSynchronousQueue<E> extends SynchronousQueue<E> {
  private final Exchange<E> exchange = new Exchange<>();

  public SharedSynchronousQueue() {}

  public SharedSynchronousQueue(boolean fair) {}

  @Override
  public void put(E e) throws InterruptedException {
    exchange.put(e, Long.MAX_VALUE);
  }

  @Override
  public boolean offer(E e, long timeout, TimeUnit unit) throws InterruptedException {
    return exchange.put(e, unit.toNanos(timeout));
  }

  @Override
  public boolean offer(E e) {
    return exchange.offer(e);
  }

  @Override
  public E take() throws InterruptedException {
    return exchange.take(Long.MAX_VALUE);
  }

  @Override
  public E poll(long timeout, TimeUnit unit) throws InterruptedException {
    return exchange.take(unit.toNanos(timeout));
  }

  @Override
  public E poll() {
    return exchange.poll();
  }

  @Override
  public E peek() {
    return null;
  }

  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public int remainingCapacity() {
    return 0;
  }

  @Override
  public void clear() {}

  @Override
  public boolean contains(Object element) {
    return false;
  }

  @Override
  public boolean remove(Object element) {
    return false;
  }

  @Override
  public boolean containsAll(Collection<?> elements) {
    return elements.isEmpty();
  }

  @Override
  public boolean removeAll(Collection<?> elements) {
    return false;
  }

  @Override
  public boolean retainAll(Collection<?> elements) {
    return false;
  }

  @Override
  public Iterator<E> iterator() {
    return Collections.emptyIterator();
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.emptySpliterator();
  }

  @Override
  public Object[] toArray() {
    return new Object[0];
  }

  @Override
  public <T> T[] toArray(T[] into) {
    return Snapshots.into(into, new Object[0], 0);
  }

  @Override
  public String toString() {
    return "[]";
  }

  @Override
  public int drainTo(Collection<? super E> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public int drainTo(Collection<? super E> target, int most) {
    if (target == null) {
      throw new NullPointerException();
    }
    if (target == this) {
      throw new IllegalArgumentException();
    }
    int moved = 0;
    while (moved < most) {
      E element = poll();
      if (element == null) {
        break;
      }
      target.add(element);
      moved++;
    }
    return moved;
  }
}
