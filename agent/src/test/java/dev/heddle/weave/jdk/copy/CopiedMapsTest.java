package dev.heddle.weave.jdk.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps and sets do what the JDK's do: the same operations in the same order on both. */
class CopiedMapsTest {
  private static final int OPERATIONS = 5000;

  /** Few hash codes: bins become trees. */
  private record Key(int value) implements Comparable<Key> {
    @Override
    public int hashCode() {
      return value % 5;
    }

    @Override
    public int compareTo(Key other) {
      return Integer.compare(value, other.value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        HashMap.class,
        LinkedHashMap.class,
        Hashtable.class,
        TreeMap.class,
        Properties.class
      })
  void mapDoesWhatTheOriginalDoes(Class<? extends Map<Object, Object>> type) throws Exception {
    compare(type.getConstructor().newInstance(), BootCopies.make(type), false);
    compare(type.getConstructor().newInstance(), BootCopies.make(type), true);
  }

  @Test
  void defaultsThatTheJdkMadeAreCopiedAndThoseOfTwinsStayAlive() throws Exception {
    Properties deepest = new Properties();
    deepest.setProperty("a", "1");
    Properties made = new Properties(deepest);
    made.setProperty("b", "2");
    Properties twin = BootCopies.make(Properties.class, made);
    twin.setProperty("c", "3");
    assertEquals(Set.of("a", "b", "c"), twin.stringPropertyNames());
    assertEquals("1", twin.getProperty("a"));
    assertEquals("2", twin.getProperty("b"));
    assertEquals(1, twin.size());
    Properties above = BootCopies.make(Properties.class, twin);
    twin.setProperty("c", "4");
    assertEquals("4", above.getProperty("c"));
    assertEquals("1", above.getProperty("a"));
  }

  @Test
  void accessOrder() throws Exception {
    compare(
        new LinkedHashMap<>(8, 0.75f, true),
        BootCopies.make(LinkedHashMap.class, 8, 0.75f, true),
        false);
  }

  private static void compare(Map<Object, Object> real, Map<Object, Object> twin, boolean trees) {
    Random random = new Random(11);
    for (int i = 0; i < OPERATIONS; i++) {
      long seed = random.nextLong();
      assertEquals(step(real, new Random(seed), trees), step(twin, new Random(seed), trees));
      assertEquals(real.toString(), twin.toString());
    }
    assertEquals(real, twin);
    assertEquals(twin, real);
    assertEquals(real.hashCode(), twin.hashCode());
  }

  private static String step(Map<Object, Object> map, Random random, boolean trees) {
    try {
      return String.valueOf(operation(map, random, trees));
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private static Object operation(Map<Object, Object> map, Random random, boolean trees) {
    int number = random.nextInt(200);
    Object key = trees ? new Key(number) : (Object) number;
    Integer value = random.nextInt(50);
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4 -> map.put(key, value);
      case 5 -> map.remove(key);
      case 6 -> map.remove(key, value);
      case 7 -> map.get(key) + " " + map.getOrDefault(key, "none") + map.containsKey(key);
      case 8 -> map.putIfAbsent(key, value);
      case 9 -> map.merge(key, value, (a, b) -> (Integer) a % 2 == 0 ? null : b);
      case 10 -> map.compute(key, (k, v) -> v == null ? value : null);
      case 11 -> map.computeIfAbsent(key, k -> value) + "" + map.computeIfPresent(key, (k, v) -> v);
      case 12 -> map.replace(key, value) + "" + map.replace(key, value, 3);
      case 13 -> {
        map.replaceAll((k, v) -> (Integer) v + 1);
        yield map.containsValue(value);
      }
      case 14 -> map.keySet().remove(key) + "" + map.keySet().contains(key) + map.keySet();
      case 15 -> map.values().remove(value) + "" + map.values();
      case 16 -> entries(map.entrySet().iterator(), random);
      case 17 -> map.entrySet().removeIf(each -> value.equals(each.getValue()));
      case 18 ->
          map.keySet().stream().map(String::valueOf).collect(Collectors.toList())
              + map.values().parallelStream()
                  .map(String::valueOf)
                  .collect(Collectors.toList())
                  .toString();
      case 19 -> failsFast(map, key, value);
      case 20 -> new ArrayList<>(map.entrySet()) + Arrays.toString(map.values().toArray());
      case 21 -> {
        map.putAll(Map.of(key, value));
        Map<Object, Object> copy = new HashMap<>(map);
        yield copy.equals(map) && map.equals(copy) && map.entrySet().equals(copy.entrySet());
      }
      case 22 -> {
        if (random.nextInt(200) == 0) {
          map.clear();
        }
        yield map.size();
      }
      default -> {
        StringBuilder seen = new StringBuilder();
        map.forEach((k, v) -> seen.append(k).append(v));
        yield seen + Arrays.toString(map.keySet().toArray(new Object[2]));
      }
    };
  }

  private static String entries(Iterator<Map.Entry<Object, Object>> all, Random random) {
    StringBuilder seen = new StringBuilder();
    while (all.hasNext()) {
      Map.Entry<Object, Object> entry = all.next();
      seen.append(entry).append(entry.hashCode());
      if (random.nextInt(3) == 0) {
        entry.setValue(random.nextInt(50));
      }
      if (random.nextInt(8) == 0) {
        all.remove();
      }
    }
    return seen.toString();
  }

  private static boolean failsFast(Map<Object, Object> map, Object key, Object value) {
    if (map instanceof Properties) {
      return false;
    }
    map.remove(key);
    map.put("first", 0);
    Iterator<Object> stale = map.keySet().iterator();
    map.put(key, value);
    assertThrows(ConcurrentModificationException.class, stale::next);
    map.remove("first");
    return true;
  }

  @ParameterizedTest
  @ValueSource(classes = {HashSet.class, LinkedHashSet.class, TreeSet.class})
  void setDoesWhatTheOriginalDoes(Class<? extends Set<Object>> type) throws Exception {
    Set<Object> real = type.getConstructor().newInstance();
    Set<Object> twin = BootCopies.make(type);
    Random random = new Random(3);
    for (int i = 0; i < OPERATIONS; i++) {
      long seed = random.nextLong();
      assertEquals(step(real, new Random(seed)), step(twin, new Random(seed)));
    }
    assertEquals(real, twin);
    assertEquals(real, BootCopies.make(type, (Collection<?>) twin));
    assertEquals(real, type.getMethod("clone").invoke(twin));
  }

  private static String step(Set<Object> set, Random random) {
    Integer value = random.nextInt(100);
    Object answer =
        switch (random.nextInt(9)) {
          case 0, 1, 2 -> set.add(value);
          case 3 -> set.remove(value);
          case 4 -> set.removeAll(List.of(value, value + 1)) + "" + set.contains(value);
          case 5 -> set.retainAll(new HashSet<>(set)) + Arrays.toString(set.toArray());
          case 6 -> set.stream().map(String::valueOf).collect(Collectors.joining(","));
          case 7 -> set.hashCode() + Arrays.toString(set.toArray(new Object[0]));
          default -> set.removeIf(each -> value.equals(each)) + "" + set;
        };
    return String.valueOf(answer);
  }
}
