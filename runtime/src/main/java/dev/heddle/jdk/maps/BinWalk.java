package dev.heddle.jdk.maps;

import java.util.NoSuchElementException;

/**
 * Walks the mappings bin by bin, weakly consistent. If the table has grown since the start, the
 * mappings of a bin are in several, visited one after the other as the JDK does.
 */
class BinWalk<K, V> {
  private final BinTable<K, V> table;
  private final int bins;

  /** The bin that was visited last, in a table of {@link #length} bins. */
  private int bin = -1;

  private int length;
  private BinNode<K, V> next;
  private K lastKey;

  BinWalk(BinTable<K, V> table) {
    this.table = table;
    BinNode<K, V>[] now = table.current(0);
    bins = now == null ? 0 : now.length;
    length = bins;
    advance();
  }

  private void advance() {
    BinNode<K, V> node = next == null ? null : next.next;
    while (node == null && toNextBin()) {
      BinNode<K, V>[] now = table.current(bin);
      while (length < now.length) {
        length *= 2;
      }
      node = now[bin];
    }
    next = node;
  }

  /** A bin of a smaller table is two of the table twice its size. */
  private boolean toNextBin() {
    while (length > bins) {
      int half = length / 2;
      if ((bin & half) == 0) {
        bin += half;
        return true;
      }
      bin -= half;
      length = half;
    }
    return ++bin < bins;
  }

  public final boolean hasNext() {
    return next != null;
  }

  public final boolean hasMoreElements() {
    return next != null;
  }

  /** The next mapping; its value is read now. */
  final BinNode<K, V> nextNode() {
    BinNode<K, V> node = next;
    if (node == null) {
      throw new NoSuchElementException();
    }
    lastKey = node.key;
    advance();
    return node;
  }

  public final void remove() {
    K key = lastKey;
    if (key == null) {
      throw new IllegalStateException();
    }
    lastKey = null;
    table.replace(key, null, null);
  }
}
