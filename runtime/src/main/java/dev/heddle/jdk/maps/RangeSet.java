package dev.heddle.jdk.maps;

import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Spliterator;
import java.util.Spliterators;

/** The keys of a range; a set of its own where there is a value for keys that are added. */
final class RangeSet<K, V> extends AbstractSet<K> implements NavigableSet<K> {
  private final RangeMap<K, V> map;
  private final V added;

  RangeSet(RangeMap<K, V> map, V added) {
    this.map = map;
    this.added = added;
  }

  @Override
  public boolean add(K key) {
    if (added == null) {
      throw new UnsupportedOperationException();
    }
    return map.putIfAbsent(key, added) == null;
  }

  @Override
  public boolean contains(Object key) {
    return map.containsKey(key);
  }

  @Override
  public boolean remove(Object key) {
    return map.remove(key) != null;
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
  public Iterator<K> iterator() {
    return new RangeMap.Walk<K, V, K>(map) {
      @Override
      K element(K key, V value) {
        return key;
      }
    };
  }

  @Override
  public Spliterator<K> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(),
        Spliterator.DISTINCT | Spliterator.ORDERED | Spliterator.CONCURRENT | Spliterator.NONNULL);
  }

  @Override
  public Comparator<? super K> comparator() {
    return map.comparator();
  }

  @Override
  public K first() {
    return map.firstKey();
  }

  @Override
  public K last() {
    return map.lastKey();
  }

  @Override
  public K lower(K key) {
    return map.lowerKey(key);
  }

  @Override
  public K floor(K key) {
    return map.floorKey(key);
  }

  @Override
  public K ceiling(K key) {
    return map.ceilingKey(key);
  }

  @Override
  public K higher(K key) {
    return map.higherKey(key);
  }

  @Override
  public K pollFirst() {
    Map.Entry<K, V> entry = map.pollFirstEntry();
    return entry == null ? null : entry.getKey();
  }

  @Override
  public K pollLast() {
    Map.Entry<K, V> entry = map.pollLastEntry();
    return entry == null ? null : entry.getKey();
  }

  @Override
  public Iterator<K> descendingIterator() {
    return descendingSet().iterator();
  }

  @Override
  public NavigableSet<K> descendingSet() {
    return new RangeSet<>(map.descendingMap(), added);
  }

  @Override
  public NavigableSet<K> subSet(K from, boolean fromInclusive, K to, boolean toInclusive) {
    return new RangeSet<>(map.subMap(from, fromInclusive, to, toInclusive), added);
  }

  @Override
  public NavigableSet<K> headSet(K to, boolean inclusive) {
    return new RangeSet<>(map.headMap(to, inclusive), added);
  }

  @Override
  public NavigableSet<K> tailSet(K from, boolean inclusive) {
    return new RangeSet<>(map.tailMap(from, inclusive), added);
  }

  @Override
  public NavigableSet<K> subSet(K from, K to) {
    return subSet(from, true, to, false);
  }

  @Override
  public NavigableSet<K> headSet(K to) {
    return headSet(to, false);
  }

  @Override
  public NavigableSet<K> tailSet(K from) {
    return tailSet(from, true);
  }
}
