package dev.heddle.jdk.maps;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;

/** A collection view of a concurrent map. */
abstract class BinView<K, V, E> extends AbstractCollection<E> implements Serializable {
  final SharedConcurrentHashMap<K, V> map;

  BinView(SharedConcurrentHashMap<K, V> map) {
    this.map = map;
  }

  final BinTable<K, V> table() {
    return map.table();
  }

  @Override
  public final void clear() {
    map.clear();
  }

  @Override
  public final int size() {
    return map.size();
  }

  @Override
  public final boolean isEmpty() {
    return map.isEmpty();
  }

  @Override
  public final boolean containsAll(Collection<?> others) {
    if (others != this) {
      for (Object each : others) {
        if (each == null || !contains(each)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public boolean removeAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    return removeIf(others::contains);
  }

  @Override
  public final boolean retainAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    return removeIf(each -> !others.contains(each));
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    if (filter == null) {
      throw new NullPointerException();
    }
    boolean removed = false;
    for (Iterator<E> each = iterator(); each.hasNext(); ) {
      if (filter.test(each.next())) {
        each.remove();
        removed = true;
      }
    }
    return removed;
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.CONCURRENT | Spliterator.NONNULL);
  }
}
