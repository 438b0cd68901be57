package dev.heddle.jdk.maps;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Stands for {@link ConcurrentSkipListMap}. The super class is made and never used. */
public class SharedConcurrentSkipListMap<K, V> extends ConcurrentSkipListMap<K, V> {
  private final RangeMap<K, V> map;

  public SharedConcurrentSkipListMap() {
    this((Comparator<? super K>) null);
  }

  public SharedConcurrentSkipListMap(Comparator<? super K> comparator) {
    map = new RangeMap<>(new SortedTable<>(comparator), null, null, false);
  }

  public SharedConcurrentSkipListMap(Map<? extends K, ? extends V> other) {
    this((Comparator<? super K>) null);
    map.putAll(other);
  }

  public SharedConcurrentSkipListMap(SortedMap<K, ? extends V> other) {
    this(other.comparator());
    map.putAll(other);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // nothing of the super class is used
  public SharedConcurrentSkipListMap<K, V> clone() {
    return new SharedConcurrentSkipListMap<>((SortedMap<K, V>) this);
  }

  @Override
  public V get(Object key) {
    return map.get(key);
  }

  @Override
  public V getOrDefault(Object key, V other) {
    return map.getOrDefault(key, other);
  }

  @Override
  public boolean containsKey(Object key) {
    return map.containsKey(key);
  }

  @Override
  public boolean containsValue(Object value) {
    return map.containsValue(value);
  }

  @Override
  public V put(K key, V value) {
    return map.put(key, value);
  }

  @Override
  public V putIfAbsent(K key, V value) {
    return map.putIfAbsent(key, value);
  }

  @Override
  public V remove(Object key) {
    return map.remove(key);
  }

  @Override
  public boolean remove(Object key, Object value) {
    return map.remove(key, value);
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    return map.replace(key, oldValue, newValue);
  }

  @Override
  public V replace(K key, V value) {
    return map.replace(key, value);
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public boolean isEmpty() {
    return map.isEmpty();
  }

  @Override
  public void clear() {
    map.clear();
  }

  @Override
  public Comparator<? super K> comparator() {
    return map.comparator();
  }

  @Override
  public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    return map.computeIfAbsent(key, function);
  }

  @Override
  public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return map.computeIfPresent(key, function);
  }

  @Override
  public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return map.compute(key, function);
  }

  @Override
  public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    return map.merge(key, value, function);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    map.forEach(action);
  }

  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    map.replaceAll(function);
  }

  @Override
  public Map.Entry<K, V> firstEntry() {
    return map.firstEntry();
  }

  @Override
  public Map.Entry<K, V> lastEntry() {
    return map.lastEntry();
  }

  @Override
  public Map.Entry<K, V> pollFirstEntry() {
    return map.pollFirstEntry();
  }

  @Override
  public Map.Entry<K, V> pollLastEntry() {
    return map.pollLastEntry();
  }

  @Override
  public K firstKey() {
    return map.firstKey();
  }

  @Override
  public K lastKey() {
    return map.lastKey();
  }

  @Override
  public Map.Entry<K, V> lowerEntry(K key) {
    return map.lowerEntry(key);
  }

  @Override
  public K lowerKey(K key) {
    return map.lowerKey(key);
  }

  @Override
  public Map.Entry<K, V> floorEntry(K key) {
    return map.floorEntry(key);
  }

  @Override
  public K floorKey(K key) {
    return map.floorKey(key);
  }

  @Override
  public Map.Entry<K, V> ceilingEntry(K key) {
    return map.ceilingEntry(key);
  }

  @Override
  public K ceilingKey(K key) {
    return map.ceilingKey(key);
  }

  @Override
  public Map.Entry<K, V> higherEntry(K key) {
    return map.higherEntry(key);
  }

  @Override
  public K higherKey(K key) {
    return map.higherKey(key);
  }

  @Override
  public ConcurrentNavigableMap<K, V> descendingMap() {
    return map.descendingMap();
  }

  @Override
  public ConcurrentNavigableMap<K, V> subMap(
      K from, boolean fromInclusive, K to, boolean toInclusive) {
    return map.subMap(from, fromInclusive, to, toInclusive);
  }

  @Override
  public ConcurrentNavigableMap<K, V> headMap(K to, boolean inclusive) {
    return map.headMap(to, inclusive);
  }

  @Override
  public ConcurrentNavigableMap<K, V> tailMap(K from, boolean inclusive) {
    return map.tailMap(from, inclusive);
  }

  @Override
  public ConcurrentNavigableMap<K, V> subMap(K from, K to) {
    return map.subMap(from, to);
  }

  @Override
  public ConcurrentNavigableMap<K, V> headMap(K to) {
    return map.headMap(to);
  }

  @Override
  public ConcurrentNavigableMap<K, V> tailMap(K from) {
    return map.tailMap(from);
  }

  @Override
  public NavigableSet<K> keySet() {
    return map.keySet();
  }

  @Override
  public NavigableSet<K> navigableKeySet() {
    return map.navigableKeySet();
  }

  @Override
  public NavigableSet<K> descendingKeySet() {
    return map.descendingKeySet();
  }

  @Override
  public Collection<V> values() {
    return map.values();
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return map.entrySet();
  }

  @Override
  public boolean equals(Object other) {
    return map.equals(other);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  @Override
  public String toString() {
    return map.toString();
  }
}
