package dev.heddle.heap.page;

import dev.heddle.bridge.OwnReference;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Finds what belongs to an object by the object's identity; keys are weak. Open addressing over the
 * identity hash, look-ups without a lock: they run on every definition of an array reference in
 * woven code. A slot once filled stays filled (dead or alive) until a rebuild, so probes need no
 * care.
 */
public final class IdentityTable<V> {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Entry[].class);
  private static final int INITIAL_SLOTS = 256;

  private static final class Entry<V> extends WeakReference<Object> implements OwnReference {
    final int hash;
    final V value;

    Entry(Object key, int hash, V value, ReferenceQueue<Object> queue) {
      super(key, queue);
      this.hash = hash;
      this.value = value;
    }
  }

  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private volatile Entry<V>[] slots = newSlots(INITIAL_SLOTS);
  private int filled;
  private int live;

  /** Null where the object is not in the table. */
  public V get(Object key) {
    int hash = System.identityHashCode(key);
    Entry<V>[] table = slots;
    int mask = table.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      Entry<V> entry = slot(table, i);
      if (entry == null) {
        return null;
      }
      if (entry.hash == hash && entry.refersTo(key)) {
        return entry.value;
      }
    }
  }

  /** The value the object has now: {@code value}, or the one that was there first. */
  public synchronized V putIfAbsent(Object key, V value) {
    V present = get(key);
    if (present != null) {
      return present;
    }
    expunge();
    if ((filled + 1) * 2 > slots.length) {
      rebuild();
    }
    insert(slots, new Entry<>(key, System.identityHashCode(key), value, dead));
    filled++;
    live++;
    return value;
  }

  /** Objects in the table that were not found collected yet. */
  public synchronized int size() {
    expunge();
    return live;
  }

  private void expunge() {
    while (true) {
      Reference<?> next = dead.poll();
      if (next == null) {
        return;
      }
      live--;
    }
  }

  private void rebuild() {
    int wanted = INITIAL_SLOTS;
    while (wanted < live * 4) {
      wanted *= 2;
    }
    Entry<V>[] next = newSlots(wanted);
    int kept = 0;
    for (Entry<V> entry : slots) {
      if (entry != null && !entry.refersTo(null)) {
        insert(next, entry);
        kept++;
      }
    }
    filled = kept;
    slots = next;
  }

  private static <V> void insert(Entry<V>[] table, Entry<V> entry) {
    int mask = table.length - 1;
    int i = spread(entry.hash) & mask;
    while (table[i] != null) {
      i = (i + 1) & mask;
    }
    SLOT.setRelease(table, i, entry);
  }

  private static int spread(int hash) {
    return (hash * 0x9E3779B9) >>> 7;
  }

  @SuppressWarnings("unchecked") // the array holds Entry<V> only
  private static <V> Entry<V> slot(Entry<V>[] table, int i) {
    return (Entry<V>) SLOT.getAcquire(table, i);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics can only be made raw
  private static <V> Entry<V>[] newSlots(int count) {
    return new Entry[count];
  }
}
