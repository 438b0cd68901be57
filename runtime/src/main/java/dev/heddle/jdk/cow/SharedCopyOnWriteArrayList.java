package dev.heddle.jdk.cow;

import dev.heddle.jdk.queues.Snapshots;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stands for {@link CopyOnWriteArrayList}. */
// some methods are newer than the source level
@SuppressWarnings("MissingOverride")
public class SharedCopyOnWriteArrayList<E> extends CopyOnWriteArrayList<E> {
  private CowCore<E> core;

  public SharedCopyOnWriteArrayList() {
    core = new CowCore<>(new Object[0]);
  }

  public SharedCopyOnWriteArrayList(Collection<? extends E> elements) {
    Object[] all = elements.toArray();
    core = new CowCore<>(Arrays.copyOf(all, all.length, Object[].class));
  }

  public SharedCopyOnWriteArrayList(E[] elements) {
    core = new CowCore<>(Arrays.copyOf(elements, elements.length, Object[].class));
  }

  CowCore<E> core() {
    return core;
  }

  private Snapshot now() {
    return core.snapshot();
  }

  @Override
  public int size() {
    return now().size();
  }

  @Override
  public boolean isEmpty() {
    return now().size() == 0;
  }

  @Override
  public boolean contains(Object element) {
    return indexOf(element) >= 0;
  }

  @Override
  public int indexOf(Object element) {
    Snapshot now = now();
    return now.indexOf(element, 0, now.size());
  }

  @Override
  public int indexOf(E element, int from) {
    Snapshot now = now();
    return now.indexOf(element, from, now.size());
  }

  @Override
  public int lastIndexOf(Object element) {
    Snapshot now = now();
    return now.lastIndexOf(element, 0, now.size() - 1);
  }

  @Override
  public int lastIndexOf(E element, int from) {
    return now().lastIndexOf(element, 0, from);
  }

  @Override
  @SuppressWarnings("unchecked") // a copy has the type of this
  public Object clone() {
    SharedCopyOnWriteArrayList<E> copy = (SharedCopyOnWriteArrayList<E>) super.clone();
    Snapshot now = now();
    copy.core = new CowCore<>(now.copy(0, now.size()));
    return copy;
  }

  @Override
  public Object[] toArray() {
    Snapshot now = now();
    return now.copy(0, now.size());
  }

  @Override
  public <T> T[] toArray(T[] into) {
    Snapshot now = now();
    return Snapshots.into(into, now.array(), now.size());
  }

  @Override
  @SuppressWarnings("unchecked") // the elements are E
  public E get(int index) {
    return (E) now().get(index);
  }

  public E getFirst() {
    return end(true, false);
  }

  public E getLast() {
    return end(false, false);
  }

  public E removeFirst() {
    return end(true, true);
  }

  public E removeLast() {
    return end(false, true);
  }

  private E end(boolean first, boolean remove) {
    synchronized (core()) {
      int size = size();
      if (size == 0) {
        throw new NoSuchElementException();
      }
      int index = first ? 0 : size - 1;
      return remove ? core.remove(index) : get(index);
    }
  }

  public void addFirst(E element) {
    core.insert(0, new Object[] {element});
  }

  public void addLast(E element) {
    core.add(element);
  }

  @Override
  public E set(int index, E element) {
    return core.set(index, element);
  }

  @Override
  public boolean add(E element) {
    core.add(element);
    return true;
  }

  @Override
  public void add(int index, E element) {
    core.insert(index, new Object[] {element});
  }

  @Override
  public E remove(int index) {
    return core.remove(index);
  }

  @Override
  public boolean remove(Object element) {
    return core.remove(element);
  }

  @Override
  public boolean addIfAbsent(E element) {
    return core.addIfAbsent(element);
  }

  @Override
  public boolean containsAll(Collection<?> elements) {
    Snapshot now = now();
    for (Object element : elements) {
      if (now.indexOf(element, 0, now.size()) < 0) {
        return false;
      }
    }
    return true;
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
  public int addAllAbsent(Collection<? extends E> elements) {
    return core.addAllAbsent(elements);
  }

  @Override
  public void clear() {
    core.clear();
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    Object[] more = elements.toArray();
    core.append(more);
    return more.length > 0;
  }

  @Override
  public boolean addAll(int index, Collection<? extends E> elements) {
    Object[] more = elements.toArray();
    core.insert(index, more);
    return more.length > 0;
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    Snapshot now = now();
    CowCore.forEach(now, 0, now.size(), action);
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    Objects.requireNonNull(filter);
    synchronized (core()) {
      return core.removeIf(filter, 0, size());
    }
  }

  @Override
  public void replaceAll(UnaryOperator<E> operator) {
    synchronized (core()) {
      core.replaceAll(operator, 0, size());
    }
  }

  @Override
  public void sort(Comparator<? super E> order) {
    synchronized (core()) {
      core.sort(order, 0, size());
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(now().array());
  }

  @Override
  public boolean equals(Object other) {
    if (other == this) {
      return true;
    }
    if (!(other instanceof List<?> list)) {
      return false;
    }
    Iterator<?> theirs = list.iterator();
    for (Object mine : now().array()) {
      if (!theirs.hasNext() || !Objects.equals(mine, theirs.next())) {
        return false;
      }
    }
    return !theirs.hasNext();
  }

  @Override
  public int hashCode() {
    Snapshot now = now();
    return CowCore.hash(now, 0, now.size());
  }

  @Override
  public Iterator<E> iterator() {
    return listIterator();
  }

  @Override
  public ListIterator<E> listIterator() {
    return listIterator(0);
  }

  @Override
  public ListIterator<E> listIterator(int index) {
    Snapshot now = now();
    if (index < 0 || index > now.size()) {
      throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + now.size());
    }
    return new SnapshotIterator<>(now, 0, now.size(), index);
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliterator(now().array(), Spliterator.IMMUTABLE | Spliterator.ORDERED);
  }

  @Override
  public List<E> subList(int from, int to) {
    synchronized (core()) {
      if (from < 0 || to > size() || from > to) {
        throw new IndexOutOfBoundsException();
      }
      return new CowSubList<>(core, from, to - from);
    }
  }

  public List<E> reversed() {
    return new CowReversed<>(this);
  }
}
