package dev.heddle.jdk.maps;

/** A mapping of a {@link SortedTable}. Once removed it has no value; its links go on forward. */
final class SortedNode<K, V> {
  final K key;
  V value;
  final SortedNode<K, V>[] next;

  @SuppressWarnings("unchecked")
  SortedNode(K key, V value, int levels) {
    this.key = key;
    this.value = value;
    this.next = (SortedNode<K, V>[]) new SortedNode<?, ?>[levels];
  }
}
