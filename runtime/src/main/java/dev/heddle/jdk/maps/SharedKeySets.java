package dev.heddle.jdk.maps;

import java.util.concurrent.ConcurrentHashMap;

/** The methods of {@link ConcurrentHashMap} that answer a {@code KeySetView}. */
public final class SharedKeySets {
  private SharedKeySets() {}

  public static <K> SharedKeySetView<K, Boolean> newKeySet() {
    return new SharedKeySetView<>(new SharedConcurrentHashMap<>(), Boolean.TRUE);
  }

  public static <K> SharedKeySetView<K, Boolean> newKeySet(int initialCapacity) {
    return new SharedKeySetView<>(new SharedConcurrentHashMap<>(initialCapacity), Boolean.TRUE);
  }

  public static <K, V> SharedKeySetView<K, V> keySet(ConcurrentHashMap<K, V> map) {
    return new SharedKeySetView<>((SharedConcurrentHashMap<K, V>) map, null);
  }

  public static <K, V> SharedKeySetView<K, V> keySet(ConcurrentHashMap<K, V> map, V value) {
    if (value == null) {
      throw new NullPointerException();
    }
    return new SharedKeySetView<>((SharedConcurrentHashMap<K, V>) map, value);
  }
}
