package dev.heddle.jdk.cow;

import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands for {@link CopyOnWriteArraySet}. */
public class SharedCopyOnWriteArraySet<E> extends CopyOnWriteArraySet<E> {
  private final SharedCopyOnWriteArrayList<E> list = new SharedCopyOnWriteArrayList<>();

  public SharedCopyOnWriteArraySet() {}

  public SharedCopyOnWriteArraySet(Collection<? extends E> elements) {
    list.addAllAbsent(elements);
  }

  @Override
  public int size() {
    return list.size();
  }

  @Override
  public boolean isEmpty() {
    return list.isEmpty();
  }

  @Override
  public boolean contains(Object element) {
    return list.contains(element);
  }

  @Override
  public Object[] toArray() {
    return list.toArray();
  }

  @Override
  public <T> T[] toArray(T[] into) {
    return list.toArray(into);
  }

  @Override
  public void clear() {
    list.clear();
  }

  @Override
  public boolean remove(Object element) {
    return list.remove(element);
  }

  @Override
  public boolean add(E element) {
    return list.addIfAbsent(element);
  }

  @Override
  public boolean containsAll(Collection<?> elements) {
    return list.containsAll(elements);
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    return list.addAllAbsent(elements) > 0;
  }

  @Override
  public boolean removeAll(Collection<?> elements) {
    return list.removeAll(elements);
  }

  @Override
  public boolean retainAll(Collection<?> elements) {
    return list.retainAll(elements);
  }

  @Override
  public Iterator<E> iterator() {
    return list.iterator();
  }

  @Override
  public boolean equals(Object other) {
    if (other == this) {
      return true;
    }
    return other instanceof Set<?> set && set.size() == size() && list.containsAll(set);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (E element : list) {
      hash += element == null ? 0 : element.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return list.toString();
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    return list.removeIf(filter);
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    list.forEach(action);
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliterator(
        list.core().snapshot().array(), Spliterator.IMMUTABLE | Spliterator.DISTINCT);
  }
}
