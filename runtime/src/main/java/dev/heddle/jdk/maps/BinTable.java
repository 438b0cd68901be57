package dev.heddle.jdk.maps;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A hash table with the bins, sizes and orders of {@link java.util.concurrent.ConcurrentHashMap}
 * (chains are never made trees). Bins share {@link Stripe}s by their low bits, so that a bin keeps
 * its stripe when the table grows. Growing holds all stripes.
 */
final class BinTable<K, V> {
  private static final int STRIPES = 16;
  private static final int MOST_BINS = 1 << 30;
  private static final int LONG_CHAIN = 8;
  private static final int LEAST_BINS_WITH_LONG_CHAINS = 64;
  private static final int HASH_BITS = 0x7fffffff;

  private final Stripe[] stripes = new Stripe[STRIPES];

  /** How many bins the first table has. */
  private final int firstBins;

  private BinNode<K, V>[] bins;

  BinTable(int firstBins) {
    this.firstBins = firstBins;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** The least power of two that is no less. */
  static int binsFor(int capacity) {
    int n = -1 >>> Integer.numberOfLeadingZeros(capacity - 1);
    return n < 0 ? 1 : n >= MOST_BINS ? MOST_BINS : n + 1;
  }

  private static int spread(Object key) {
    int h = key.hashCode();
    return (h ^ (h >>> 16)) & HASH_BITS;
  }

  private static int shares(BinNode<?, ?>[] table) {
    return table == null ? 1 : Math.min(STRIPES, table.length);
  }

  private Stripe stripe(BinNode<?, ?>[] table, int hash) {
    return stripes[hash & (shares(table) - 1)];
  }

  private static <K, V> BinNode<K, V> find(BinNode<K, V>[] table, int hash, Object key) {
    if (table == null) {
      return null;
    }
    BinNode<K, V> node = table[hash & (table.length - 1)];
    while (node != null && !node.is(hash, key)) {
      node = node.next;
    }
    return node;
  }

  V get(Object key) {
    int hash = spread(key);
    BinNode<K, V>[] seen = bins;
    Stripe stripe = stripe(seen, hash);
    int version = stripe.version();
    if ((version & 1) == 0) {
      BinNode<K, V>[] table = bins;
      if (shares(table) == shares(seen)) {
        BinNode<K, V> node = find(table, hash, key);
        V value = node == null ? null : node.value;
        if (stripe.isStill(version)) {
          return value;
        }
      }
    }
    return getLocked(hash, key);
  }

  private V getLocked(int hash, Object key) {
    while (true) {
      Stripe stripe = stripe(bins, hash);
      synchronized (stripe) {
        BinNode<K, V>[] table = bins;
        if (stripe(table, hash) == stripe) {
          BinNode<K, V> node = find(table, hash, key);
          return node == null ? null : node.value;
        }
      }
    }
  }

  V put(K key, V value, boolean onlyIfAbsent) {
    if (value == null) {
      throw new NullPointerException();
    }
    int hash = spread(key);
    if (onlyIfAbsent) {
      V present = get(key);
      if (present != null) {
        return present;
      }
    }
    while (true) {
      Stripe stripe = stripe(table(), hash);
      int chain;
      synchronized (stripe) {
        BinNode<K, V>[] table = bins;
        if (stripe(table, hash) != stripe) {
          continue;
        }
        int bin = hash & (table.length - 1);
        checkReserved(stripe, bin);
        BinNode<K, V> last = null;
        chain = 0;
        for (BinNode<K, V> node = table[bin]; node != null; node = node.next) {
          if (node.is(hash, key)) {
            V old = node.value;
            if (!onlyIfAbsent) {
              replaceValue(stripe, node, value);
            }
            return old;
          }
          last = node;
          chain++;
        }
        append(stripe, table, bin, last, new BinNode<>(hash, key, value, null));
      }
      added(chain);
      return null;
    }
  }

  /** JDK programs that recurse into the bin they compute for are told so. */
  private static void checkReserved(Stripe stripe, int bin) {
    if (stripe.reserved == bin) {
      throw new IllegalStateException("Recursive update");
    }
  }

  private static <K, V> void replaceValue(Stripe stripe, BinNode<K, V> node, V value) {
    stripe.begin();
    node.value = value;
    stripe.end();
  }

  private static <K, V> void append(
      Stripe stripe, BinNode<K, V>[] table, int bin, BinNode<K, V> last, BinNode<K, V> node) {
    stripe.begin();
    if (last == null) {
      table[bin] = node;
    } else {
      last.next = node;
    }
    stripe.count++;
    stripe.end();
  }

  private static <K, V> void unlink(
      Stripe stripe, BinNode<K, V>[] table, int bin, BinNode<K, V> previous, BinNode<K, V> node) {
    stripe.begin();
    if (previous == null) {
      table[bin] = node.next;
    } else {
      previous.next = node.next;
    }
    stripe.count--;
    stripe.end();
  }

  /**
   * Removes the mapping, or gives it {@code value} where that is not null, if it has the expected
   * value or none is expected. Answers the former value, null if nothing was done.
   */
  V replace(Object key, V value, Object expected) {
    int hash = spread(key);
    while (true) {
      Stripe stripe = stripe(bins, hash);
      synchronized (stripe) {
        BinNode<K, V>[] table = bins;
        if (stripe(table, hash) != stripe) {
          continue;
        }
        if (table == null) {
          return null;
        }
        int bin = hash & (table.length - 1);
        checkReserved(stripe, bin);
        BinNode<K, V> previous = null;
        for (BinNode<K, V> node = table[bin]; node != null; node = node.next) {
          if (node.is(hash, key)) {
            V old = node.value;
            if (expected != null && expected != old && !expected.equals(old)) {
              return null;
            }
            if (value != null) {
              replaceValue(stripe, node, value);
            } else {
              unlink(stripe, table, bin, previous, node);
            }
            return old;
          }
          previous = node;
        }
        return null;
      }
    }
  }

  V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    if (function == null) {
      throw new NullPointerException();
    }
    V present = get(key);
    return present != null
        ? present
        : update(key, (k, old) -> old != null ? old : function.apply(k), true, true);
  }

  V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    if (function == null) {
      throw new NullPointerException();
    }
    return update(key, function, false, true);
  }

  V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    if (function == null) {
      throw new NullPointerException();
    }
    return update(key, function, true, true);
  }

  V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    if (key == null || value == null || function == null) {
      throw new NullPointerException();
    }
    return update(key, (k, old) -> old == null ? value : function.apply(old, value), true, false);
  }

  /** The new value of the key by the function, which runs once, with the key's stripe held. */
  private V update(
      K key,
      BiFunction<? super K, ? super V, ? extends V> function,
      boolean ifAbsent,
      boolean reserve) {
    int hash = spread(key);
    while (true) {
      Stripe stripe = stripe(ifAbsent ? table() : bins, hash);
      V value;
      int chain;
      synchronized (stripe) {
        BinNode<K, V>[] table = bins;
        if (stripe(table, hash) != stripe) {
          continue;
        }
        if (table == null) {
          return null;
        }
        int bin = hash & (table.length - 1);
        checkReserved(stripe, bin);
        BinNode<K, V> previous = null;
        BinNode<K, V> node = table[bin];
        chain = 0;
        while (node != null && !node.is(hash, key)) {
          previous = node;
          node = node.next;
          chain++;
        }
        if (node == null && !ifAbsent) {
          return null;
        }
        if (node != null) {
          return updateNode(stripe, table, bin, previous, node, function);
        }
        value = first(stripe, bin, previous, key, function, reserve);
        if (value == null) {
          return null;
        }
        append(stripe, table, bin, previous, new BinNode<>(hash, key, value, null));
      }
      added(chain);
      return value;
    }
  }

  private static <K, V> V updateNode(
      Stripe stripe,
      BinNode<K, V>[] table,
      int bin,
      BinNode<K, V> previous,
      BinNode<K, V> node,
      BiFunction<? super K, ? super V, ? extends V> function) {
    V old = node.value;
    V value = function.apply(node.key, old);
    if (value == null) {
      unlink(stripe, table, bin, previous, node);
    } else if (value != old) {
      replaceValue(stripe, node, value);
    }
    return value;
  }

  /** The first value of a key; an update of the same bin meanwhile is an error of the program. */
  private static <K, V> V first(
      Stripe stripe,
      int bin,
      BinNode<K, V> last,
      K key,
      BiFunction<? super K, ? super V, ? extends V> function,
      boolean reserve) {
    int outer = stripe.reserved;
    if (reserve && last == null) {
      stripe.reserved = bin;
    }
    V value;
    try {
      value = function.apply(key, null);
    } finally {
      stripe.reserved = outer;
    }
    if (value != null && last != null && last.next != null) {
      throw new IllegalStateException("Recursive update");
    }
    return value;
  }

  /** The table, made if there is none yet. */
  private BinNode<K, V>[] table() {
    BinNode<K, V>[] table = bins;
    if (table == null) {
      grow(null, firstBins);
      table = bins;
    }
    return table;
  }

  private void added(int chain) {
    BinNode<K, V>[] table = bins;
    if (chain >= LONG_CHAIN && table.length < LEAST_BINS_WITH_LONG_CHAINS) {
      reserveFor(2 * table.length);
    }
    growWhileFull();
  }

  private void growWhileFull() {
    BinNode<K, V>[] table = bins;
    while (table != null && table.length < MOST_BINS && roughCount() >= limit(table)) {
      if (!grow(table, 2 * table.length)) {
        return;
      }
      table = bins;
    }
  }

  private static int limit(BinNode<?, ?>[] table) {
    return table.length - (table.length >>> 2);
  }

  /** Room for so many mappings, as the JDK reckons it. */
  void reserveFor(int size) {
    int wanted = size >= MOST_BINS >>> 1 ? MOST_BINS : binsFor(size + (size >>> 1) + 1);
    if (bins == null) {
      grow(null, Math.max(firstBins, wanted));
    }
    BinNode<K, V>[] table = bins;
    while (wanted > limit(table) && table.length < MOST_BINS) {
      if (!grow(table, 2 * table.length)) {
        return;
      }
      table = bins;
    }
  }

  boolean hasTable() {
    return current(0) != null;
  }

  /**
   * Replaces {@code old} unless somebody else has. False where this thread is inside a computation
   * and holds a stripe: it may not wait for the others, and the next one who adds will grow.
   */
  private boolean grow(BinNode<K, V>[] old, int size) {
    if (old != null) {
      for (Stripe stripe : stripes) {
        if (Thread.holdsLock(stripe)) {
          return false;
        }
      }
    }
    growHolding(0, old, size);
    return true;
  }

  /** Takes the stripes one inside the other. The first table is made under the first alone. */
  private void growHolding(int held, BinNode<K, V>[] old, int size) {
    if (held == (old == null ? 1 : STRIPES)) {
      if (bins == old) {
        replaceTable(old, size);
      }
      return;
    }
    synchronized (stripes[held]) {
      growHolding(held + 1, old, size);
    }
  }

  private void replaceTable(BinNode<K, V>[] old, int size) {
    int shares = old == null ? 1 : STRIPES;
    for (int i = 0; i < shares; i++) {
      stripes[i].begin();
    }
    @SuppressWarnings("unchecked")
    BinNode<K, V>[] table = (BinNode<K, V>[]) new BinNode<?, ?>[size];
    if (old != null) {
      for (int bin = 0; bin < old.length; bin++) {
        split(old[bin], table, bin, old.length);
      }
      recount(table);
    }
    bins = table;
    for (int i = 0; i < shares; i++) {
      stripes[i].end();
    }
  }

  /** The order of the JDK: the last run stays as it is, what is before it comes in reverse. */
  private static <K, V> void split(
      BinNode<K, V> first, BinNode<K, V>[] table, int bin, int offset) {
    if (first == null) {
      return;
    }
    BinNode<K, V> lastRun = first;
    for (BinNode<K, V> node = first.next; node != null; node = node.next) {
      if (((node.hash ^ lastRun.hash) & offset) != 0) {
        lastRun = node;
      }
    }
    boolean runIsHigh = (lastRun.hash & offset) != 0;
    BinNode<K, V> low = runIsHigh ? null : lastRun;
    BinNode<K, V> high = runIsHigh ? lastRun : null;
    for (BinNode<K, V> node = first; node != lastRun; node = node.next) {
      if ((node.hash & offset) == 0) {
        low = new BinNode<>(node.hash, node.key, node.value, low);
      } else {
        high = new BinNode<>(node.hash, node.key, node.value, high);
      }
    }
    table[bin] = low;
    table[bin + offset] = high;
  }

  /** Bins of a table of fewer than {@link #STRIPES} change their stripe when it grows. */
  private void recount(BinNode<K, V>[] table) {
    if (table.length > STRIPES) {
      return;
    }
    for (Stripe stripe : stripes) {
      stripe.count = 0;
    }
    for (int bin = 0; bin < table.length; bin++) {
      for (BinNode<K, V> node = table[bin]; node != null; node = node.next) {
        stripes[bin].count++;
      }
    }
  }

  /** What is known here; enough for the time to grow. */
  private long roughCount() {
    long count = 0;
    for (Stripe stripe : stripes) {
      count += stripe.count;
    }
    return count;
  }

  /** Counts stripe after stripe, as of the time of each. */
  long count() {
    long count = 0;
    for (Stripe stripe : stripes) {
      stripe.acquire();
      count += stripe.count;
    }
    return Math.max(count, 0);
  }

  void clear() {
    BinNode<K, V>[] table = current(0);
    for (int share = 0; table != null && share < shares(table); share++) {
      synchronized (stripes[share]) {
        if (shares(bins) != shares(table)) {
          table = bins;
          share = -1;
          continue;
        }
        clearShare(share);
      }
    }
  }

  private void clearShare(int share) {
    Stripe stripe = stripes[share];
    stripe.begin();
    BinNode<K, V>[] table = bins;
    for (int bin = share; bin < table.length; bin += shares(table)) {
      table[bin] = null;
    }
    stripe.count = 0;
    stripe.end();
  }

  /** The table as of now, and in it the bin. */
  BinNode<K, V>[] current(int bin) {
    stripes[bin & (STRIPES - 1)].acquire();
    return bins;
  }
}
