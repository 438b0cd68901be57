package dev.heddle.jdk.cow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The elements of a list and of its sub-lists: what is done to the part between two places. */
@SuppressWarnings("unchecked") // the elements are E
final class CowCore<E> {
  /** In an object of its own: a volatile reference to an array would be taken for a flag. */
  private volatile Snapshot snapshot;

  CowCore(Object[] elements) {
    snapshot = new Snapshot(elements);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** Called with the monitor held. */
  void snapshot(Snapshot next) {
    snapshot = next;
  }

  synchronized E set(int index, E element) {
    Snapshot old = snapshot;
    E before = (E) old.get(index);
    snapshot = before == element ? old : old.with(index, element);
    return before;
  }

  synchronized void add(E element) {
    Snapshot old = snapshot;
    snapshot = old.replacing(old.size(), old.size(), new Object[] {element});
  }

  synchronized boolean addIfAbsent(E element) {
    Snapshot old = snapshot;
    if (old.indexOf(element, 0, old.size()) >= 0) {
      return false;
    }
    add(element);
    return true;
  }

  synchronized void insert(int index, Object[] elements) {
    Snapshot old = snapshot;
    if (index < 0 || index > old.size()) {
      throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + old.size());
    }
    if (elements.length > 0) {
      snapshot = old.replacing(index, index, elements);
    }
  }

  synchronized void append(Object[] elements) {
    insert(snapshot.size(), elements);
  }

  synchronized E remove(int index) {
    Snapshot old = snapshot;
    E before = (E) old.get(index);
    snapshot = old.replacing(index, index + 1, new Object[0]);
    return before;
  }

  synchronized boolean remove(Object element) {
    int index = snapshot.indexOf(element, 0, snapshot.size());
    if (index < 0) {
      return false;
    }
    remove(index);
    return true;
  }

  synchronized void clear() {
    snapshot = new Snapshot(new Object[0]);
  }

  synchronized int addAllAbsent(Collection<? extends E> elements) {
    int before = snapshot.size();
    for (E element : elements) {
      addIfAbsent(element);
    }
    return snapshot.size() - before;
  }

  synchronized boolean removeIf(Predicate<? super E> filter, int from, int to) {
    Snapshot old = snapshot;
    List<Object> kept = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      if (!filter.test((E) old.get(i))) {
        kept.add(old.get(i));
      }
    }
    if (kept.size() == to - from) {
      return false;
    }
    snapshot = old.replacing(from, to, kept.toArray());
    return true;
  }

  synchronized void replaceAll(UnaryOperator<E> operator, int from, int to) {
    Object[] changed = snapshot.copy(from, to);
    for (int i = 0; i < changed.length; i++) {
      changed[i] = operator.apply((E) changed[i]);
    }
    snapshot = snapshot.replacing(from, to, changed);
  }

  synchronized void sort(Comparator<? super E> order, int from, int to) {
    Object[] sorted = snapshot.copy(from, to);
    Arrays.sort(sorted, (Comparator<Object>) order);
    snapshot = snapshot.replacing(from, to, sorted);
  }

  static <E> void forEach(Snapshot snapshot, int from, int to, Consumer<? super E> action) {
    if (action == null) {
      throw new NullPointerException();
    }
    for (int i = from; i < to; i++) {
      action.accept((E) snapshot.get(i));
    }
  }

  static int hash(Snapshot snapshot, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      Object element = snapshot.get(i);
      hash = 31 * hash + (element == null ? 0 : element.hashCode());
    }
    return hash;
  }
}
