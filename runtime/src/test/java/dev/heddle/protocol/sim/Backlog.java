package dev.heddle.protocol.sim;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A queue with indices, first in first out, whose length does not matter to who takes from it. */
final class Backlog<E> extends AbstractList<E> implements RandomAccess {
  private Object[] elements = new Object[16];
  private int head;
  private int size;

  @Override
  public boolean add(E element) {
    if (size == elements.length) {
      Object[] larger = Arrays.copyOfRange(elements, head, head + 2 * size);
      System.arraycopy(elements, 0, larger, size - head, head);
      elements = larger;
      head = 0;
    }
    elements[slot(size++)] = element;
    return true;
  }

  /** The first leaves. */
  E take() {
    E first = get(0);
    elements[head] = null;
    head = slot(1);
    size--;
    return first;
  }

  @Override
  @SuppressWarnings("unchecked") // only add fills slots
  public E get(int index) {
    assert index < size;
    return (E) elements[slot(index)];
  }

  private int slot(int index) {
    return (head + index) & (elements.length - 1);
  }

  @Override
  public int size() {
    return size;
  }
}
