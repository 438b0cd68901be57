package dev.heddle.jdk.maps;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

/** The values of a concurrent map. */
final class BinValues<K, V> extends BinView<K, V, V> {
  BinValues(SharedConcurrentHashMap<K, V> map) {
    super(map);
  }

  @Override
  public boolean contains(Object value) {
    return map.containsValue(value);
  }

  @Override
  public boolean remove(Object value) {
    if (value != null) {
      for (Iterator<V> values = iterator(); values.hasNext(); ) {
        if (value.equals(values.next())) {
          values.remove();
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Iterator<V> iterator() {
    return new BinIterators.Values<>(table());
  }

  @Override
  public boolean removeIf(Predicate<? super V> filter) {
    if (filter == null) {
      throw new NullPointerException();
    }
    boolean removed = false;
    for (Map.Entry<K, V> entry : map.entrySet()) {
      V value = entry.getValue();
      removed |= filter.test(value) && map.remove(entry.getKey(), value);
    }
    return removed;
  }

  @Override
  public boolean add(V value) {
    throw new UnsupportedOperationException();
  }
}
