package dev.heddle.jdk.maps;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

/** The mappings of a concurrent map. */
final class BinEntries<K, V> extends BinSetView<K, V, Map.Entry<K, V>> {
  BinEntries(SharedConcurrentHashMap<K, V> map) {
    super(map);
  }

  @Override
  public boolean contains(Object other) {
    if (other instanceof Map.Entry<?, ?> entry
        && entry.getKey() != null
        && entry.getValue() != null) {
      V value = map.get(entry.getKey());
      return value != null && (value == entry.getValue() || entry.getValue().equals(value));
    }
    return false;
  }

  @Override
  public boolean remove(Object other) {
    return other instanceof Map.Entry<?, ?> entry
        && entry.getKey() != null
        && entry.getValue() != null
        && map.remove(entry.getKey(), entry.getValue());
  }

  @Override
  public boolean removeIf(Predicate<? super Map.Entry<K, V>> filter) {
    if (filter == null) {
      throw new NullPointerException();
    }
    boolean removed = false;
    for (Map.Entry<K, V> entry : this) {
      removed |= filter.test(entry) && map.remove(entry.getKey(), entry.getValue());
    }
    return removed;
  }

  @Override
  public Iterator<Map.Entry<K, V>> iterator() {
    return new BinIterators.Entries<>(table());
  }

  @Override
  public boolean add(Map.Entry<K, V> entry) {
    return table().put(entry.getKey(), entry.getValue(), false) == null;
  }
}
