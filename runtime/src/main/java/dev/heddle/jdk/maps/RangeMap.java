package dev.heddle.jdk.maps;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;

/** A range of a {@link SortedTable}, or all of it, in either direction. */
final class RangeMap<K, V> extends AbstractMap<K, V> implements ConcurrentNavigableMap<K, V> {
  private final SortedTable<K, V> table;
  private final Bound<K> low;
  private final Bound<K> high;
  private final boolean descending;

  /** An end of a range; null where it is open. */
  record Bound<K>(K key, boolean inclusive) {}

  RangeMap(SortedTable<K, V> table, Bound<K> low, Bound<K> high, boolean descending) {
    this.table = table;
    this.low = low;
    this.high = high;
    this.descending = descending;
  }

  private boolean tooLow(Object key) {
    if (low == null) {
      return false;
    }
    int order = table.compare(key, low.key);
    return order < 0 || (order == 0 && !low.inclusive);
  }

  private boolean tooHigh(Object key) {
    if (high == null) {
      return false;
    }
    int order = table.compare(key, high.key);
    return order > 0 || (order == 0 && !high.inclusive);
  }

  private boolean isIn(Object key) {
    if (key == null) {
      throw new NullPointerException();
    }
    return !tooLow(key) && !tooHigh(key);
  }

  private K checked(K key) {
    if (!isIn(key)) {
      throw new IllegalArgumentException("key out of range");
    }
    return key;
  }

  private SortedTable.Found<K, V> inRange(SortedTable.Found<K, V> found) {
    return found == null || !isIn(found.node().key) ? null : found;
  }

  private SortedTable.Found<K, V> lowest() {
    return inRange(low == null ? table.first() : table.above(low.key, low.inclusive));
  }

  private SortedTable.Found<K, V> highest() {
    return inRange(high == null ? table.last() : table.below(high.key, high.inclusive));
  }

  SortedTable.Found<K, V> firstFound() {
    return descending ? highest() : lowest();
  }

  private SortedTable.Found<K, V> lastFound() {
    return descending ? lowest() : highest();
  }

  /** The closest in the direction of this map's order, or against it. */
  private SortedTable.Found<K, V> near(K key, boolean onward, boolean orEqual) {
    if (key == null) {
      throw new NullPointerException();
    }
    boolean up = onward != descending;
    if (up) {
      return tooLow(key) ? lowest() : inRange(table.above(key, orEqual));
    }
    return tooHigh(key) ? highest() : inRange(table.below(key, orEqual));
  }

  SortedTable.Found<K, V> next(SortedTable.Found<K, V> from) {
    return inRange(descending ? table.below(from.node().key, false) : table.after(from.node()));
  }

  private static <K, V> Map.Entry<K, V> entry(SortedTable.Found<K, V> found) {
    return found == null ? null : new SimpleImmutableEntry<>(found.node().key, found.value());
  }

  private static <K> K key(SortedTable.Found<K, ?> found) {
    return found == null ? null : found.node().key;
  }

  private static <K> K keyOrThrow(SortedTable.Found<K, ?> found) {
    if (found == null) {
      throw new NoSuchElementException();
    }
    return found.node().key;
  }

  @Override
  public V get(Object key) {
    SortedTable.Found<K, V> found = isIn(key) ? table.at(key) : null;
    return found == null ? null : found.value();
  }

  @Override
  public V getOrDefault(Object key, V other) {
    V value = get(key);
    return value == null ? other : value;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public boolean containsValue(Object value) {
    if (value == null) {
      throw new NullPointerException();
    }
    return values().contains(value);
  }

  @Override
  public V put(K key, V value) {
    return table.put(checked(key), value, false);
  }

  @Override
  public V putIfAbsent(K key, V value) {
    return table.put(checked(key), value, true);
  }

  @Override
  public V remove(Object key) {
    return isIn(key) ? table.replace(key, null, null) : null;
  }

  @Override
  public boolean remove(Object key, Object value) {
    return isIn(key) && value != null && table.replace(key, null, value) != null;
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    if (oldValue == null || newValue == null) {
      throw new NullPointerException();
    }
    return table.replace(checked(key), newValue, oldValue) != null;
  }

  @Override
  public V replace(K key, V value) {
    if (value == null) {
      throw new NullPointerException();
    }
    return table.replace(checked(key), value, null);
  }

  @Override
  public int size() {
    if (low == null && high == null) {
      return table.count();
    }
    int count = 0;
    for (SortedTable.Found<K, V> at = lowest(); at != null; at = inRange(table.after(at.node()))) {
      count++;
    }
    return count;
  }

  @Override
  public boolean isEmpty() {
    return lowest() == null;
  }

  @Override
  public void clear() {
    for (SortedTable.Found<K, V> at = firstFound(); at != null; at = next(at)) {
      table.replace(at.node().key, null, null);
    }
  }

  @Override
  public Comparator<? super K> comparator() {
    return descending ? Collections.reverseOrder(table.comparator) : table.comparator;
  }

  @Override
  public Map.Entry<K, V> firstEntry() {
    return entry(firstFound());
  }

  @Override
  public Map.Entry<K, V> lastEntry() {
    return entry(lastFound());
  }

  @Override
  public Map.Entry<K, V> pollFirstEntry() {
    return poll(true);
  }

  @Override
  public Map.Entry<K, V> pollLastEntry() {
    return poll(false);
  }

  private Map.Entry<K, V> poll(boolean atFront) {
    while (true) {
      SortedTable.Found<K, V> found = atFront ? firstFound() : lastFound();
      if (found == null) {
        return null;
      }
      V removed = table.replace(found.node().key, null, null);
      if (removed != null) {
        return new SimpleImmutableEntry<>(found.node().key, removed);
      }
    }
  }

  @Override
  public K firstKey() {
    return keyOrThrow(firstFound());
  }

  @Override
  public K lastKey() {
    return keyOrThrow(lastFound());
  }

  @Override
  public Map.Entry<K, V> lowerEntry(K key) {
    return entry(near(key, false, false));
  }

  @Override
  public K lowerKey(K key) {
    return key(near(key, false, false));
  }

  @Override
  public Map.Entry<K, V> floorEntry(K key) {
    return entry(near(key, false, true));
  }

  @Override
  public K floorKey(K key) {
    return key(near(key, false, true));
  }

  @Override
  public Map.Entry<K, V> ceilingEntry(K key) {
    return entry(near(key, true, true));
  }

  @Override
  public K ceilingKey(K key) {
    return key(near(key, true, true));
  }

  @Override
  public Map.Entry<K, V> higherEntry(K key) {
    return entry(near(key, true, false));
  }

  @Override
  public K higherKey(K key) {
    return key(near(key, true, false));
  }

  @Override
  public RangeMap<K, V> descendingMap() {
    return new RangeMap<>(table, low, high, !descending);
  }

  private RangeMap<K, V> range(Bound<K> from, Bound<K> to) {
    Bound<K> newLow = narrower(descending ? to : from, low, 1);
    Bound<K> newHigh = narrower(descending ? from : to, high, -1);
    if (newLow != null && newHigh != null && table.compare(newLow.key, newHigh.key) > 0) {
      throw new IllegalArgumentException("inconsistent range");
    }
    return new RangeMap<>(table, newLow, newHigh, descending);
  }

  /** The new end where there is one, which may not be outside the old. */
  private Bound<K> narrower(Bound<K> wanted, Bound<K> old, int inward) {
    if (wanted == null || old == null) {
      return wanted == null ? old : wanted;
    }
    int order = inward * Integer.signum(table.compare(wanted.key, old.key));
    if (order < 0 || (order == 0 && wanted.inclusive && !old.inclusive)) {
      throw new IllegalArgumentException("key out of range");
    }
    return wanted;
  }

  private static <K> Bound<K> bound(K key, boolean inclusive) {
    if (key == null) {
      throw new NullPointerException();
    }
    return new Bound<>(key, inclusive);
  }

  @Override
  public RangeMap<K, V> subMap(K from, boolean fromInclusive, K to, boolean toInclusive) {
    return range(bound(from, fromInclusive), bound(to, toInclusive));
  }

  @Override
  public RangeMap<K, V> headMap(K to, boolean inclusive) {
    return range(null, bound(to, inclusive));
  }

  @Override
  public RangeMap<K, V> tailMap(K from, boolean inclusive) {
    return range(bound(from, inclusive), null);
  }

  @Override
  public RangeMap<K, V> subMap(K from, K to) {
    return subMap(from, true, to, false);
  }

  @Override
  public RangeMap<K, V> headMap(K to) {
    return headMap(to, false);
  }

  @Override
  public RangeMap<K, V> tailMap(K from) {
    return tailMap(from, true);
  }

  @Override
  public NavigableSet<K> keySet() {
    return new RangeSet<>(this, null);
  }

  @Override
  public NavigableSet<K> navigableKeySet() {
    return keySet();
  }

  @Override
  public NavigableSet<K> descendingKeySet() {
    return descendingMap().keySet();
  }

  @Override
  public Collection<V> values() {
    return new Values<>(this);
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new Entries<>(this);
  }

  /** One mapping read ahead, as in the JDK. */
  abstract static class Walk<K, V, E> implements Iterator<E> {
    private final RangeMap<K, V> map;
    private SortedTable.Found<K, V> next;
    private K last;

    Walk(RangeMap<K, V> map) {
      this.map = map;
      next = map.firstFound();
    }

    abstract E element(K key, V value);

    @Override
    public final boolean hasNext() {
      return next != null;
    }

    @Override
    public final E next() {
      SortedTable.Found<K, V> found = next;
      last = keyOrThrow(found);
      next = map.next(found);
      return element(last, found.value());
    }

    @Override
    public final void remove() {
      if (last == null) {
        throw new IllegalStateException();
      }
      map.remove(last);
      last = null;
    }
  }

  private static final class Values<K, V> extends AbstractCollection<V> {
    private final RangeMap<K, V> map;

    Values(RangeMap<K, V> map) {
      this.map = map;
    }

    @Override
    public Iterator<V> iterator() {
      return new Walk<K, V, V>(map) {
        @Override
        V element(K key, V value) {
          return value;
        }
      };
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public void clear() {
      map.clear();
    }
  }

  private static final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
    private final RangeMap<K, V> map;

    Entries(RangeMap<K, V> map) {
      this.map = map;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
      return new Walk<K, V, Map.Entry<K, V>>(map) {
        @Override
        Map.Entry<K, V> element(K key, V value) {
          return new SimpleImmutableEntry<>(key, value);
        }
      };
    }

    @Override
    public boolean contains(Object other) {
      return other instanceof Map.Entry<?, ?> entry
          && entry.getValue() != null
          && entry.getValue().equals(map.get(entry.getKey()));
    }

    @Override
    public boolean remove(Object other) {
      return other instanceof Map.Entry<?, ?> entry && map.remove(entry.getKey(), entry.getValue());
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public void clear() {
      map.clear();
    }
  }
}
