package dev.heddle.apps.unknown;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The LRU cache by a LinkedHashMap in access order that everybody writes once. */
public class LruCache<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private final int capacity;
  private int evicted;

  LruCache(int capacity) {
    super(capacity * 4 / 3 + 1, 0.75f, true);
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    if (size() > capacity) {
      evicted++;
      return true;
    }
    return false;
  }

  @Override
  public synchronized V get(Object key) {
    return super.get(key);
  }

  @Override
  public synchronized V put(K key, V value) {
    return super.put(key, value);
  }

  static class Fibonacci extends Thread {
    private final Map<Integer, Long> cache;
    private long result;
    private int misses;

    Fibonacci(Map<Integer, Long> cache) {
      this.cache = cache;
    }

    long fib(int n) {
      if (n < 2) return n;
      Long known = cache.get(n);
      if (known == null) {
        misses++;
        cache.put(n, known = fib(n - 1) + fib(n - 2));
      }
      return known;
    }

    @Override
    public void run() {
      for (int i = 0; i < 15; i++) {
        result += fib(40 + i);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    LruCache<Integer, Long> cache = new LruCache<>(60);
    Fibonacci[] threads = new Fibonacci[3];
    for (int i = 0; i < threads.length; i++) {
      (threads[i] = new Fibonacci(i == 2 ? Collections.synchronizedMap(cache) : cache)).start();
      if (i == 1) threads[i].join();
    }
    for (Fibonacci thread : threads) {
      thread.join();
      System.out.println(thread.result);
    }
    System.out.println(
        cache.size()
            + " kept, "
            + cache.evicted
            + " evicted, missed "
            + (threads[0].misses + threads[1].misses > 0));
    for (int i = 100; i < 130; i++) cache.put(i, (long) i);
    cache.get(100);
    System.out.println(
        cache.evicted
            + " evicted, first "
            + (cache.keySet().iterator().next() < 100)
            + " last key 100: "
            + cache.toString().endsWith("100=100}"));
    LruCache<Integer, Long> small = new LruCache<>(3);
    Thread filler =
        new Thread(
            () -> {
              for (int i = 0; i < 10; i++) {
                small.put(i, i * 10L);
                small.get(8);
                small.getOrDefault(7, 0L);
              }
              small.replaceAll((k, v) -> v + k);
            });
    filler.start();
    filler.join();
    System.out.println(small + " " + small.evicted + " " + small.entrySet().iterator().next());
  }
}
