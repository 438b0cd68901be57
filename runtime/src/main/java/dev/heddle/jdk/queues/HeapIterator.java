package dev.heddle.jdk.queues;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Over the elements as they were when it was made, in no order. */
final class HeapIterator<E> implements Iterator<E> {
  private final WaitingHeap<E> heap;
  private final Object[] elements;
  private int next;
  private boolean removable;

  HeapIterator(WaitingHeap<E> heap) {
    this.heap = heap;
    this.elements = heap.toArray();
  }

  @Override
  public boolean hasNext() {
    return next < elements.length;
  }

  @Override
  @SuppressWarnings("unchecked")
  public E next() {
    if (next >= elements.length) {
      throw new NoSuchElementException();
    }
    removable = true;
    return (E) elements[next++];
  }

  @Override
  public void remove() {
    if (!removable) {
      throw new IllegalStateException();
    }
    removable = false;
    heap.remove(elements[next - 1], true);
  }
}
