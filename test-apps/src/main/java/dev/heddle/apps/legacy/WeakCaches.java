package dev.heddle.apps.legacy;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Caches with weak keys, and lists of weakly held listeners, as programs keep them: what another
 * thread still holds must stay in them, however often the garbage is collected.
 */
public final class WeakCaches {
  private static final int KEYS = 200;

  private static final class Key {
    final int number;

    Key(int number) {
      this.number = number;
    }
  }

  private static final class Held extends WeakReference<Key> {
    Held(Key key) {
      super(key);
    }
  }

  private final Object lock = new Object();
  private Key[] keys;
  private long[][] rows;
  private int rounds;

  private WeakCaches() {}

  /** Of the thread that makes it alone. */
  private final class Cache {
    private final Map<Key, String> names = new WeakHashMap<>();
    private final List<Reference<?>> references = new ArrayList<>();
    private final ReferenceQueue<Key> gone = new ReferenceQueue<>();
    private final List<PhantomReference<Key>> phantoms = new ArrayList<>();

    void useAndTell() {
      fill();
      WeakReference<Object> garbage = new WeakReference<>(new Object());
      while (garbage.get() != null) {
        System.gc();
      }
      for (int i = 0; i < 3; i++) {
        System.gc();
        synchronized (lock) {
          rounds++;
        }
      }
      tell();
    }

    private void fill() {
      synchronized (lock) {
        for (Key key : keys) {
          names.put(key, "key " + key.number);
          references.add(key.number % 2 == 0 ? new Held(key) : new SoftReference<>(key));
          phantoms.add(new PhantomReference<>(key, gone));
        }
        for (long[] row : rows) {
          references.add(new WeakReference<>(row));
        }
        keys = null;
        rows = null;
      }
    }

    private void tell() {
      int there = 0;
      for (Reference<?> reference : references) {
        there += reference.get() == null ? 0 : 1;
      }
      int ended = 0;
      while (gone.poll() != null) {
        ended++;
      }
      System.out.println("names " + names.size() + ", references " + there + ", gone " + ended);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    WeakCaches shared = new WeakCaches();
    List<Object> held = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Key[] keys = new Key[KEYS];
      long[][] rows = new long[KEYS / 10][];
      for (int k = 0; k < KEYS; k++) {
        keys[k] = new Key(k);
        rows[k / 10] = new long[] {k};
        held.add(keys[k]);
      }
      for (long[] row : rows) {
        held.add(row);
      }
      synchronized (shared.lock) {
        shared.keys = keys;
        shared.rows = rows;
      }
      Thread cache = new Thread(() -> shared.new Cache().useAndTell());
      cache.start();
      cache.join();
    }
    System.out.println("held " + held.size() + ", rounds " + shared.rounds);
    System.out.println("OK");
  }
}
