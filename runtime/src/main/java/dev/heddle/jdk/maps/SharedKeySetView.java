package dev.heddle.jdk.maps;

import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Stands for {@code ConcurrentHashMap.KeySetView}, which is final: woven code that names that class
 * names this one instead.
 */
public final class SharedKeySetView<K, V> extends BinSetView<K, V, K> {
  private final V value;

  SharedKeySetView(SharedConcurrentHashMap<K, V> map, V value) {
    super(map);
    this.value = value;
  }

  public ConcurrentHashMap<K, V> getMap() {
    return map;
  }

  public V getMappedValue() {
    return value;
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
  public boolean removeAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    boolean removed = false;
    for (Object each : others) {
      removed |= each != null && remove(each);
    }
    return removed;
  }

  @Override
  public Iterator<K> iterator() {
    return new BinIterators.Keys<>(table());
  }

  @Override
  public boolean add(K key) {
    return table().put(key, mapped(), true) == null;
  }

  @Override
  public boolean addAll(Collection<? extends K> keys) {
    V mapped = mapped();
    boolean added = false;
    for (K key : keys) {
      added |= table().put(key, mapped, true) == null;
    }
    return added;
  }

  private V mapped() {
    if (value == null) {
      throw new UnsupportedOperationException();
    }
    return value;
  }

  @Override
  public void forEach(Consumer<? super K> action) {
    if (action == null) {
      throw new NullPointerException();
    }
    for (Iterator<K> keys = iterator(); keys.hasNext(); ) {
      action.accept(keys.next());
    }
  }
}
