package dev.heddle.jdk.maps;

import java.util.Comparator;

/**
 * A skip list. Writers hold the monitor of its one {@link Stripe}, readers compare the version:
 * links lead forward only, so that a walk among changes ends.
 */
final class SortedTable<K, V> {
  private static final int LEVELS = 24;

  final Comparator<? super K> comparator;
  private final Stripe stripe = new Stripe();
  private final SortedNode<K, V> head = new SortedNode<>(null, null, LEVELS);
  private int levels = 1;
  private int random = 0x2545F491;

  SortedTable(Comparator<? super K> comparator) {
    this.comparator = comparator;
  }

  @SuppressWarnings("unchecked")
  int compare(Object a, Object b) {
    return comparator != null
        ? comparator.compare((K) a, (K) b)
        : ((Comparable<Object>) a).compareTo(b);
  }

  int count() {
    stripe.acquire();
    return stripe.count;
  }

  /** The last node below the key, or at it where {@code orEqual}; the head if there is none. */
  private SortedNode<K, V> before(Object key, boolean orEqual) {
    SortedNode<K, V> node = head;
    for (int level = levels - 1; level >= 0; level--) {
      SortedNode<K, V> next = node.next[level];
      while (next != null && isBefore(next.key, key, orEqual)) {
        node = next;
        next = node.next[level];
      }
    }
    return node;
  }

  private boolean isBefore(K nodeKey, Object key, boolean orEqual) {
    int order = compare(nodeKey, key);
    return order < 0 || (orEqual && order == 0);
  }

  /** A node and the value it had. */
  record Found<K, V>(SortedNode<K, V> node, V value) {}

  /** What a search among changes may have seen is used only if nothing has changed. */
  private interface Search<K, V> {
    SortedNode<K, V> run();
  }

  private Found<K, V> search(Search<K, V> search) {
    int version = stripe.version();
    if ((version & 1) == 0) {
      SortedNode<K, V> node = search.run();
      V value = node == null ? null : node.value;
      if (stripe.isStill(version)) {
        return value == null ? null : new Found<>(node, value);
      }
    }
    synchronized (stripe) {
      SortedNode<K, V> node = search.run();
      return node == null ? null : new Found<>(node, node.value);
    }
  }

  /** The mapping of the key, or null. */
  Found<K, V> at(Object key) {
    if (key == null) {
      throw new NullPointerException();
    }
    return search(
        () -> {
          SortedNode<K, V> node = before(key, false).next[0];
          return node != null && compare(key, node.key) == 0 ? node : null;
        });
  }

  /** The closest mapping above the key, or at it where {@code orEqual}; null if there is none. */
  Found<K, V> above(Object key, boolean orEqual) {
    return search(() -> before(key, !orEqual).next[0]);
  }

  /** The closest mapping below the key, or at it where {@code orEqual}; null if there is none. */
  Found<K, V> below(Object key, boolean orEqual) {
    return search(() -> real(before(key, orEqual)));
  }

  Found<K, V> first() {
    return search(() -> head.next[0]);
  }

  Found<K, V> last() {
    return search(
        () -> {
          SortedNode<K, V> node = head;
          for (int level = levels - 1; level >= 0; level--) {
            while (node.next[level] != null) {
              node = node.next[level];
            }
          }
          return real(node);
        });
  }

  private SortedNode<K, V> real(SortedNode<K, V> node) {
    return node == head ? null : node;
  }

  /** The mapping after a node that may have been removed meanwhile. */
  Found<K, V> after(SortedNode<K, V> node) {
    stripe.acquire();
    SortedNode<K, V> next = node.next[0];
    while (next != null) {
      V value = next.value;
      if (value != null) {
        return new Found<>(next, value);
      }
      next = next.next[0];
    }
    return null;
  }

  /** Answers the former value. */
  V put(K key, V value, boolean onlyIfAbsent) {
    if (value == null) {
      throw new NullPointerException();
    }
    Found<K, V> present = at(key);
    if (present != null && onlyIfAbsent) {
      return present.value;
    }
    synchronized (stripe) {
      SortedNode<K, V> node = before(key, false).next[0];
      if (node == null || compare(key, node.key) != 0) {
        compare(key, key);
        insert(new SortedNode<>(key, value, randomLevels()));
        return null;
      }
      V old = node.value;
      if (!onlyIfAbsent) {
        stripe.begin();
        node.value = value;
        stripe.end();
      }
      return old;
    }
  }

  private int randomLevels() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return Math.min(LEVELS, 1 + Integer.numberOfTrailingZeros(random | (1 << LEVELS)) / 2);
  }

  private void insert(SortedNode<K, V> added) {
    stripe.begin();
    levels = Math.max(levels, added.next.length);
    SortedNode<K, V> node = head;
    for (int level = levels - 1; level >= 0; level--) {
      SortedNode<K, V> next = node.next[level];
      while (next != null && compare(next.key, added.key) < 0) {
        node = next;
        next = node.next[level];
      }
      if (level < added.next.length) {
        added.next[level] = next;
        node.next[level] = added;
      }
    }
    stripe.count++;
    stripe.end();
  }

  /**
   * Removes the mapping, or gives it {@code value} where that is not null, if it has the expected
   * value or none is expected. Answers the former value, null if nothing was done.
   */
  V replace(Object key, V value, Object expected) {
    if (key == null) {
      throw new NullPointerException();
    }
    synchronized (stripe) {
      SortedNode<K, V> node = before(key, false).next[0];
      if (node == null || compare(key, node.key) != 0) {
        return null;
      }
      V old = node.value;
      if (expected != null && !expected.equals(old)) {
        return null;
      }
      stripe.begin();
      node.value = value;
      if (value == null) {
        unlink(node);
        stripe.count--;
      }
      stripe.end();
      return old;
    }
  }

  private void unlink(SortedNode<K, V> removed) {
    SortedNode<K, V> node = head;
    for (int level = levels - 1; level >= 0; level--) {
      SortedNode<K, V> next = node.next[level];
      while (next != null && next != removed && compare(next.key, removed.key) < 0) {
        node = next;
        next = node.next[level];
      }
      if (next == removed) {
        node.next[level] = removed.next[level];
      }
    }
  }
}
