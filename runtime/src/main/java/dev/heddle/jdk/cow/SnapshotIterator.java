package dev.heddle.jdk.cow;

import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Walks a part of a snapshot and changes nothing. */
final class SnapshotIterator<E> implements ListIterator<E> {
  private final Snapshot snapshot;
  private final int from;
  private final int to;
  private int next;

  /** Starts {@code index} places after {@code from}. */
  SnapshotIterator(Snapshot snapshot, int from, int to, int index) {
    this.snapshot = snapshot;
    this.from = from;
    this.to = to;
    this.next = from + index;
  }

  @Override
  public boolean hasNext() {
    return next < to;
  }

  @Override
  public boolean hasPrevious() {
    return next > from;
  }

  @Override
  @SuppressWarnings("unchecked") // of a list of E
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return (E) snapshot.get(next++);
  }

  @Override
  @SuppressWarnings("unchecked") // of a list of E
  public E previous() {
    if (!hasPrevious()) {
      throw new NoSuchElementException();
    }
    return (E) snapshot.get(--next);
  }

  @Override
  public int nextIndex() {
    return next - from;
  }

  @Override
  public int previousIndex() {
    return next - from - 1;
  }

  @Override
  public void forEachRemaining(Consumer<? super E> action) {
    if (action == null) {
      throw new NullPointerException();
    }
    while (hasNext()) {
      action.accept(next());
    }
  }

  @Override
  public void remove() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void set(E element) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void add(E element) {
    throw new UnsupportedOperationException();
  }
}
