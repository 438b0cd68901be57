package dev.heddle.jdk.maps;

import java.util.Map;

/** A mapping as an iterator shows it; setting its value sets that of the map. */
final class MapEntry<K, V> implements Map.Entry<K, V> {
  private final BinTable<K, V> table;
  private final K key;
  private V value;

  MapEntry(BinTable<K, V> table, K key, V value) {
    this.table = table;
    this.key = key;
    this.value = value;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return value;
  }

  @Override
  public V setValue(V newValue) {
    if (newValue == null) {
      throw new NullPointerException();
    }
    V old = value;
    value = newValue;
    table.put(key, newValue, false);
    return old;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Map.Entry<?, ?> entry
        && key.equals(entry.getKey())
        && value.equals(entry.getValue());
  }

  @Override
  public int hashCode() {
    return key.hashCode() ^ value.hashCode();
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }
}
