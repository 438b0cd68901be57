package dev.heddle.jdk.maps;

import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;

/** A view of a concurrent map that is a set. */
abstract class BinSetView<K, V, E> extends BinView<K, V, E> implements Set<E> {
  BinSetView(SharedConcurrentHashMap<K, V> map) {
    super(map);
  }

  @Override
  public final boolean equals(Object other) {
    return other == this
        || (other instanceof Set<?> set && containsAll(set) && set.containsAll(this));
  }

  @Override
  public final int hashCode() {
    int hash = 0;
    for (E each : this) {
      hash += each.hashCode();
    }
    return hash;
  }

  @Override
  public final Spliterator<E> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.DISTINCT | Spliterator.CONCURRENT | Spliterator.NONNULL);
  }
}
