package dev.heddle.jdk.maps;

/** A mapping in a bin. */
final class BinNode<K, V> {
  final int hash;
  final K key;
  V value;
  BinNode<K, V> next;

  BinNode(int hash, K key, V value, BinNode<K, V> next) {
    this.hash = hash;
    this.key = key;
    this.value = value;
    this.next = next;
  }

  boolean is(int hash, Object key) {
    if (this.hash != hash) {
      return false;
    }
    K own = this.key;
    return own == key || (own != null && key.equals(own));
  }
}
