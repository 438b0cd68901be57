package dev.heddle.jdk.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

/** The JDK's own map is the oracle, ranges of ranges in both directions included. */
@SuppressWarnings("StatementSwitchToExpressionSwitch") // returns in blocks
class SharedConcurrentSkipListMapTest {
  private static final int SEEDS = 3000;
  private static final int STEPS = 80;
  private static final int KEYS = 30;

  @Test
  void doesWhatTheJdkDoes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Comparator<Integer> order = seed % 3 == 0 ? Comparator.reverseOrder() : null;
      ConcurrentSkipListMap<Integer, Integer> expected = new ConcurrentSkipListMap<>(order);
      ConcurrentSkipListMap<Integer, Integer> actual = new SharedConcurrentSkipListMap<>(order);
      for (int i = 0; i < STEPS; i++) {
        int step = random.nextInt();
        assertEquals(
            attempt(expected, new Random(step)),
            attempt(actual, new Random(step)),
            "seed " + seed + ", step " + i);
        assertEquals(expected.toString(), actual.toString());
      }
      assertEquals(expected, actual);
      assertEquals(expected.hashCode(), actual.hashCode());
      assertEquals(expected, actual.clone());
    }
  }

  private static Object attempt(ConcurrentNavigableMap<Integer, Integer> map, Random random) {
    try {
      return step(random.nextInt(3) == 0 ? range(map, random) : map, map, random);
    } catch (RuntimeException e) {
      return e.getClass();
    }
  }

  private static ConcurrentNavigableMap<Integer, Integer> range(
      ConcurrentNavigableMap<Integer, Integer> map, Random random) {
    ConcurrentNavigableMap<Integer, Integer> range = map;
    for (int depth = 0; depth < 2; depth++) {
      int from = random.nextInt(KEYS);
      int to = random.nextInt(KEYS);
      boolean inclusive = random.nextBoolean();
      switch (random.nextInt(5)) {
        case 0:
          range = range.descendingMap();
          break;
        case 1:
          range = range.headMap(from, inclusive);
          break;
        case 2:
          range = range.tailMap(from, inclusive);
          break;
        case 3:
          range = range.subMap(from, inclusive, to, !inclusive);
          break;
        default:
      }
    }
    return range;
  }

  private static Object step(
      ConcurrentNavigableMap<Integer, Integer> map,
      ConcurrentNavigableMap<Integer, Integer> whole,
      Random random) {
    int key = random.nextInt(KEYS);
    int value = random.nextInt(4);
    switch (random.nextInt(20)) {
      case 0:
        return map.remove(key);
      case 1:
        return map.lowerKey(key);
      case 2:
        return map.floorEntry(key);
      case 3:
        return map.ceilingKey(key);
      case 4:
        return map.higherEntry(key);
      case 5:
        return map.pollFirstEntry();
      case 6:
        return map.pollLastEntry();
      case 7:
        return map.firstKey();
      case 8:
        return map.lastEntry();
      case 9:
        return map.size();
      case 10:
        return map.keySet().descendingSet().toString() + map.values();
      case 11:
        return walk(map, whole, key);
      case 12:
        return map.merge(key, value, (old, more) -> old + more > 5 ? null : old + more);
      case 13:
        return map.replace(key, value, value + 1);
      case 14:
        return map.keySet().headSet(key).toString() + map.navigableKeySet().lower(key);
      default:
        return map.put(key, value);
    }
  }

  private static String walk(
      ConcurrentNavigableMap<Integer, Integer> map,
      ConcurrentNavigableMap<Integer, Integer> whole,
      int key) {
    StringBuilder seen = new StringBuilder();
    Iterator<Map.Entry<Integer, Integer>> entries = map.entrySet().iterator();
    for (int i = 0; entries.hasNext(); i++) {
      seen.append(entries.next()).append(' ');
      if (i % 3 == 1) {
        entries.remove();
      }
      if (i == 2) {
        whole.remove(key);
      } else if (i == 4) {
        whole.put(key, 9);
      }
    }
    return seen.toString();
  }
}
