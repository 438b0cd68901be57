package dev.heddle.jdk.cow;

import dev.heddle.jdk.queues.Snapshots;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A part of a list, which must change through this view alone. */
final class CowSubList<E> extends AbstractList<E> implements RandomAccess {
  private final CowCore<E> core;
  private final int from;
  private int size;
  private Snapshot expected;

  /** Called with the monitor of the core held. */
  CowSubList(CowCore<E> core, int from, int size) {
    this.core = core;
    this.from = from;
    this.size = size;
    this.expected = core.snapshot();
  }

  private void check() {
    if (core.snapshot() != expected) {
      throw new ConcurrentModificationException();
    }
  }

  private void check(int index, int bound) {
    if (index < 0 || index >= bound) {
      throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
    }
    check();
  }

  /** What this view has changed, it expects. */
  private void changed() {
    size += core.snapshot().size() - expected.size();
    expected = core.snapshot();
  }

  @Override
  public int size() {
    synchronized (core) {
      check();
      return size;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the elements are E
  public E get(int index) {
    synchronized (core) {
      check(index, size);
      return (E) expected.get(from + index);
    }
  }

  @Override
  public E set(int index, E element) {
    synchronized (core) {
      check(index, size);
      E before = core.set(from + index, element);
      changed();
      return before;
    }
  }

  @Override
  public void add(int index, E element) {
    synchronized (core) {
      check();
      check(index, size + 1);
      core.insert(from + index, new Object[] {element});
      changed();
    }
  }

  @Override
  public boolean add(E element) {
    synchronized (core) {
      add(size, element);
    }
    return true;
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    synchronized (core) {
      return addAll(size, elements);
    }
  }

  @Override
  public boolean addAll(int index, Collection<? extends E> elements) {
    Object[] more = elements.toArray();
    synchronized (core) {
      check(index, size + 1);
      core.insert(from + index, more);
      changed();
    }
    return more.length > 0;
  }

  @Override
  public E remove(int index) {
    synchronized (core) {
      check(index, size);
      E before = core.remove(from + index);
      changed();
      return before;
    }
  }

  @Override
  public boolean remove(Object element) {
    synchronized (core) {
      int index = indexOf(element);
      if (index >= 0) {
        remove(index);
      }
      return index >= 0;
    }
  }

  @Override
  public void clear() {
    removeIf(each -> true);
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    Objects.requireNonNull(filter);
    synchronized (core) {
      check();
      boolean removed = core.removeIf(filter, from, from + size);
      changed();
      return removed;
    }
  }

  @Override
  public boolean removeAll(Collection<?> elements) {
    Objects.requireNonNull(elements);
    return removeIf(elements::contains);
  }

  @Override
  public boolean retainAll(Collection<?> elements) {
    Objects.requireNonNull(elements);
    return removeIf(each -> !elements.contains(each));
  }

  @Override
  public void replaceAll(UnaryOperator<E> operator) {
    synchronized (core) {
      check();
      core.replaceAll(operator, from, from + size);
      changed();
    }
  }

  @Override
  public void sort(Comparator<? super E> order) {
    synchronized (core) {
      check();
      core.sort(order, from, from + size);
      changed();
    }
  }

  @Override
  public int indexOf(Object element) {
    synchronized (core) {
      check();
      int index = expected.indexOf(element, from, from + size);
      return index < 0 ? -1 : index - from;
    }
  }

  @Override
  public int lastIndexOf(Object element) {
    synchronized (core) {
      check();
      int index = expected.lastIndexOf(element, from, from + size - 1);
      return index < 0 ? -1 : index - from;
    }
  }

  @Override
  public boolean contains(Object element) {
    return indexOf(element) >= 0;
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    int end;
    Snapshot seen;
    synchronized (core) {
      check();
      seen = expected;
      end = from + size;
    }
    CowCore.forEach(seen, from, end, action);
  }

  @Override
  public Object[] toArray() {
    synchronized (core) {
      check();
      return expected.copy(from, from + size);
    }
  }

  @Override
  public <T> T[] toArray(T[] into) {
    Object[] all = toArray();
    return Snapshots.into(into, all, all.length);
  }

  @Override
  public String toString() {
    return Arrays.toString(toArray());
  }

  @Override
  public Iterator<E> iterator() {
    return listIterator(0);
  }

  @Override
  public ListIterator<E> listIterator(int index) {
    synchronized (core) {
      check();
      if (index < 0 || index > size) {
        throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size);
      }
      return new SnapshotIterator<>(expected, from, from + size, index);
    }
  }

  @Override
  public Spliterator<E> spliterator() {
    synchronized (core) {
      check();
      return Spliterators.spliterator(
          expected.array(), from, from + size, Spliterator.IMMUTABLE | Spliterator.ORDERED);
    }
  }

  @Override
  public List<E> subList(int start, int end) {
    synchronized (core) {
      check();
      if (start < 0 || end > size || start > end) {
        throw new IndexOutOfBoundsException();
      }
      return new CowSubList<>(core, from + start, end - start);
    }
  }
}
