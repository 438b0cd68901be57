package dev.heddle.jdk.cow;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A list from its end to its start, as later releases of the JDK give it. */
final class CowReversed<E> extends AbstractList<E> implements RandomAccess {
  private final SharedCopyOnWriteArrayList<E> list;

  CowReversed(SharedCopyOnWriteArrayList<E> list) {
    this.list = list;
  }

  @Override
  public int size() {
    return list.size();
  }

  @Override
  public E get(int index) {
    synchronized (list.core()) {
      return list.get(list.size() - 1 - index);
    }
  }

  @Override
  public E set(int index, E element) {
    synchronized (list.core()) {
      return list.set(list.size() - 1 - index, element);
    }
  }

  @Override
  public void add(int index, E element) {
    synchronized (list.core()) {
      list.add(list.size() - index, element);
    }
  }

  @Override
  public E remove(int index) {
    synchronized (list.core()) {
      return list.remove(list.size() - 1 - index);
    }
  }
}
