package dev.heddle.jdk.maps;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;

/** The three ways to see the mappings of a {@link BinWalk}. */
@SuppressWarnings("JdkObsolete") // the map answers Enumerations
final class BinIterators {
  private BinIterators() {}

  static final class Keys<K, V> extends BinWalk<K, V> implements Iterator<K>, Enumeration<K> {
    Keys(BinTable<K, V> table) {
      super(table);
    }

    @Override
    public K next() {
      return nextNode().key;
    }

    @Override
    public K nextElement() {
      return next();
    }
  }

  static final class Values<K, V> extends BinWalk<K, V> implements Iterator<V>, Enumeration<V> {
    Values(BinTable<K, V> table) {
      super(table);
    }

    @Override
    public V next() {
      return nextNode().value;
    }

    @Override
    public V nextElement() {
      return next();
    }
  }

  static final class Entries<K, V> extends BinWalk<K, V> implements Iterator<Map.Entry<K, V>> {
    private final BinTable<K, V> table;

    Entries(BinTable<K, V> table) {
      super(table);
      this.table = table;
    }

    @Override
    public Map.Entry<K, V> next() {
      BinNode<K, V> node = nextNode();
      return new MapEntry<>(table, node.key, node.value);
    }
  }
}
