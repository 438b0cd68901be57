package dev.heddle.jdk.maps;

import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Stands for {@link ConcurrentHashMap}. The super class is made and never used. */
public class SharedConcurrentHashMap<K, V> extends BulkOperations<K, V> {
  private static final float LOAD = 0.75f;
  private static final int LEAST_BINS = 16;

  /** From then on the map made of another one starts with room for it. */
  private static final boolean SIZED_COPIES = Runtime.version().feature() >= 21;

  private final BinTable<K, V> table;

  public SharedConcurrentHashMap() {
    table = new BinTable<>(LEAST_BINS);
  }

  public SharedConcurrentHashMap(int initialCapacity) {
    this(initialCapacity, LOAD, 1);
  }

  public SharedConcurrentHashMap(int initialCapacity, float loadFactor) {
    this(initialCapacity, loadFactor, 1);
  }

  public SharedConcurrentHashMap(int initialCapacity, float loadFactor, int concurrencyLevel) {
    table = new BinTable<>(bins(initialCapacity, loadFactor, concurrencyLevel));
  }

  @SuppressWarnings("this-escape") // as the JDK's own
  public SharedConcurrentHashMap(Map<? extends K, ? extends V> other) {
    table = new BinTable<>(SIZED_COPIES ? bins(other.size(), LOAD, 1) : LEAST_BINS);
    putAll(other);
  }

  private static int bins(int initialCapacity, float loadFactor, int concurrencyLevel) {
    if (!(loadFactor > 0.0f) || initialCapacity < 0 || concurrencyLevel <= 0) {
      throw new IllegalArgumentException();
    }
    long capacity = Math.max(initialCapacity, concurrencyLevel);
    long size = (long) (1.0 + capacity / loadFactor);
    return BinTable.binsFor((int) Math.min(size, 1 << 30));
  }

  @Override
  final BinTable<K, V> table() {
    return table;
  }

  @Override
  public int size() {
    return (int) Math.min(table.count(), Integer.MAX_VALUE);
  }

  @Override
  public long mappingCount() {
    return table.count();
  }

  @Override
  public boolean isEmpty() {
    return table.count() <= 0;
  }

  @Override
  public V get(Object key) {
    return table.get(key);
  }

  @Override
  public V getOrDefault(Object key, V other) {
    V value = table.get(key);
    return value == null ? other : value;
  }

  @Override
  public boolean containsKey(Object key) {
    return table.get(key) != null;
  }

  @Override
  public boolean containsValue(Object value) {
    if (value == null) {
      throw new NullPointerException();
    }
    for (Iterator<V> values = new BinIterators.Values<>(table); values.hasNext(); ) {
      V each = values.next();
      if (each == value || value.equals(each)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean contains(Object value) {
    return containsValue(value);
  }

  @Override
  public V put(K key, V value) {
    return table.put(key, value, false);
  }

  @Override
  public V putIfAbsent(K key, V value) {
    return table.put(key, value, true);
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> other) {
    if (!SIZED_COPIES) {
      table.reserveFor(other.size());
    } else if (table.hasTable()) {
      table.reserveFor(size() + other.size());
    }
    for (Map.Entry<? extends K, ? extends V> each : other.entrySet()) {
      table.put(each.getKey(), each.getValue(), false);
    }
  }

  @Override
  public V remove(Object key) {
    return table.replace(key, null, null);
  }

  @Override
  public boolean remove(Object key, Object value) {
    if (key == null) {
      throw new NullPointerException();
    }
    return value != null && table.replace(key, null, value) != null;
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    if (key == null || oldValue == null || newValue == null) {
      throw new NullPointerException();
    }
    return table.replace(key, newValue, oldValue) != null;
  }

  @Override
  public V replace(K key, V value) {
    if (key == null || value == null) {
      throw new NullPointerException();
    }
    return table.replace(key, value, null);
  }

  @Override
  public void clear() {
    table.clear();
  }

  @Override
  public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    return table.computeIfAbsent(key, function);
  }

  @Override
  public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return table.computeIfPresent(key, function);
  }

  @Override
  public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return table.compute(key, function);
  }

  @Override
  public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    return table.merge(key, value, function);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    forEach(Long.MAX_VALUE, action);
  }

  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    if (function == null) {
      throw new NullPointerException();
    }
    for (BinIterators.Entries<K, V> walk = new BinIterators.Entries<>(table); walk.hasNext(); ) {
      Map.Entry<K, V> each = walk.next();
      K key = each.getKey();
      V old = each.getValue();
      while (old != null) {
        V value = function.apply(key, old);
        if (value == null) {
          throw new NullPointerException();
        }
        old = table.replace(key, value, old) != null ? null : table.get(key);
      }
    }
  }

  /** What {@code keySet()} answers: the weaver gives it that name. */
  public Set<K> keyView() {
    return new SharedKeySetView<>(this, null);
  }

  @Override
  public Collection<V> values() {
    return new BinValues<>(this);
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new BinEntries<>(this);
  }

  @Override
  public Enumeration<K> keys() {
    return new BinIterators.Keys<>(table);
  }

  @Override
  public Enumeration<V> elements() {
    return new BinIterators.Values<>(table);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<K, V> each : entrySet()) {
      hash += each.hashCode();
    }
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    if (other == this) {
      return true;
    }
    if (!(other instanceof Map<?, ?> map)) {
      return false;
    }
    for (Map.Entry<K, V> each : entrySet()) {
      Object value = map.get(each.getKey());
      if (value == null || (value != each.getValue() && !value.equals(each.getValue()))) {
        return false;
      }
    }
    for (Map.Entry<?, ?> each : map.entrySet()) {
      Object key = each.getKey();
      Object value = each.getValue();
      Object own = key == null || value == null ? null : table.get(key);
      if (own == null || (value != own && !value.equals(own))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    String separator = "";
    for (Map.Entry<K, V> each : entrySet()) {
      K key = each.getKey();
      V value = each.getValue();
      text.append(separator);
      text.append(key == this ? "(this Map)" : key);
      text.append('=');
      text.append(value == this ? "(this Map)" : value);
      separator = ", ";
    }
    return text.append('}').toString();
  }
}
