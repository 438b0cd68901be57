package dev.heddle.jdk.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The JDK's own map is the oracle: results, sizes and orders, of the table that grows too. */
@SuppressWarnings("StatementSwitchToExpressionSwitch") // returns in blocks
class SharedConcurrentHashMapTest {
  private static final int SEEDS = 600;
  private static final int STEPS = 300;

  @Test
  void doesWhatTheJdkDoes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int capacity = random.nextInt(4) == 0 ? random.nextInt(100) : 16;
      ConcurrentHashMap<String, Integer> expected = new ConcurrentHashMap<>(capacity);
      SharedConcurrentHashMap<String, Integer> actual = new SharedConcurrentHashMap<>(capacity);
      int range = 1 << random.nextInt(10);
      for (int i = 0; i < STEPS; i++) {
        int step = random.nextInt();
        Object wanted = step(expected, expected.keySet().iterator(), new Random(step), range);
        Object found = step(actual, actual.keyView().iterator(), new Random(step), range);
        assertEquals(wanted, found, "seed " + seed + ", step " + i);
      }
      assertEquals(expected.toString(), actual.toString(), "seed " + seed);
      assertEquals(expected, actual);
      assertEquals(actual, expected);
      assertEquals(expected.hashCode(), actual.hashCode());
    }
  }

  private static Object step(
      ConcurrentHashMap<String, Integer> map, Iterator<String> keys, Random random, int range) {
    String key = "key" + random.nextInt(range);
    int value = random.nextInt(5);
    switch (random.nextInt(14)) {
      case 0:
        return map.remove(key);
      case 1:
        return map.putIfAbsent(key, value);
      case 2:
        return map.computeIfAbsent(key, k -> value == 0 ? null : Integer.valueOf(value));
      case 3:
        return map.compute(key, (k, old) -> old != null && value == 1 ? null : sum(old, value));
      case 4:
        return map.merge(key, value, (old, more) -> more == 2 ? null : sum(old, more));
      case 5:
        return map.remove(key, value);
      case 6:
        return map.replace(key, value);
      case 7:
        return map.replace(key, value, value + 1);
      case 8:
        return map.get(key);
      case 9:
        return map.computeIfPresent(key, (k, old) -> value == 1 ? null : sum(old, 1));
      case 10:
        return random.nextInt(20) == 0 ? walk(map, keys) : map.size();
      case 11:
        return random.nextInt(40) == 0 ? putMany(map, range) : map.containsValue(value);
      default:
        return map.put(key, value);
    }
  }

  private static Integer sum(Integer old, int more) {
    return old == null ? more : old + more;
  }

  /** Removes and adds on the way: the table grows under the iterator. */
  private static String walk(ConcurrentHashMap<String, Integer> map, Iterator<String> keys) {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; keys.hasNext(); i++) {
      seen.append(keys.next()).append(' ');
      if (i % 8 == 3) {
        keys.remove();
      }
      if (i == 5) {
        for (int j = 0; j < 40; j++) {
          map.put("new" + j, j);
        }
      }
    }
    return seen.toString();
  }

  private static int putMany(ConcurrentHashMap<String, Integer> map, int range) {
    Map<String, Integer> many = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      many.put("key" + i % range, i);
    }
    map.putAll(many);
    return map.size();
  }

  @Test
  void refusesNullAndRecursion() {
    SharedConcurrentHashMap<String, String> map = new SharedConcurrentHashMap<>();
    assertThrows(NullPointerException.class, () -> map.put(null, "x"));
    assertThrows(NullPointerException.class, () -> map.put("x", null));
    assertThrows(NullPointerException.class, () -> map.get(null));
    assertThrows(
        IllegalStateException.class,
        () -> map.computeIfAbsent("x", key -> map.computeIfAbsent("x", again -> "y")));
    assertNull(map.get("x"));
  }

  @Test
  void losesNoUpdateOfManyThreads() throws InterruptedException {
    SharedConcurrentHashMap<Integer, Integer> map = new SharedConcurrentHashMap<>(2);
    Thread[] threads = new Thread[4];
    int each = 50_000;
    for (int t = 0; t < threads.length; t++) {
      Random random = new Random(t);
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  int key = random.nextInt(5000);
                  map.merge(key, 1, Integer::sum);
                  if (map.get(key) == null) {
                    map.put(-1, -1_000_000);
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertFalse(map.containsKey(-1));
    assertEquals(
        (long) each * threads.length, map.reduceValuesToLong(1, Integer::longValue, 0, Long::sum));
    assertEquals(map.mappingCount(), map.reduceKeysToLong(1, key -> 1, 0, Long::sum));
  }
}
