package dev.heddle.weave.jdk.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Random;
import java.util.Stack;
import java.util.Vector;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists do what the JDK's do: the same operations in the same order on both. */
class CopiedListsTest {
  private static final int OPERATIONS = 5000;
  private static final int SUB_LIST_DEPTH = 2;

  @ParameterizedTest
  @ValueSource(classes = {ArrayList.class, LinkedList.class, Vector.class, Stack.class})
  void doesWhatTheOriginalDoes(Class<? extends List<Object>> type) throws Exception {
    List<Object> real = type.getConstructor().newInstance();
    List<Object> twin = BootCopies.make(type);
    Random random = new Random(7);
    for (int i = 0; i < OPERATIONS; i++) {
      long seed = random.nextLong();
      assertEquals(step(real, new Random(seed), 0), step(twin, new Random(seed), 0));
      assertEquals(real.toString(), twin.toString());
      if (real.size() > 200) {
        real.subList(20, 190).clear();
        twin.subList(20, 190).clear();
      }
    }
    assertEquals(real, twin);
    assertEquals(twin, real);
    assertEquals(real.hashCode(), twin.hashCode());
  }

  /** One operation, and what it answered or threw. */
  private static String step(List<Object> list, Random random, int depth) {
    try {
      return String.valueOf(operation(list, random, depth));
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private static Object operation(List<Object> list, Random random, int depth) {
    int at = random.nextInt(list.size() + 2) - (random.nextInt(20) == 0 ? 1 : 0);
    Integer value = random.nextInt(50);
    return switch (random.nextInt(26)) {
      case 0, 1, 2, 3 -> list.add(value);
      case 4, 5 -> {
        list.add(at, value);
        yield "added";
      }
      case 6 -> list.remove(at);
      case 7 -> list.remove(value);
      case 8 -> list.set(at, value);
      case 9 -> list.get(at) + " " + list.indexOf(value) + " " + list.lastIndexOf(value);
      case 10 -> list.addAll(at, Arrays.asList(value, null, value));
      case 11 -> list.addAll(List.of(1, 2, value));
      case 12 -> list.removeAll(List.of(value, (value + 1) % 50));
      case 13 -> random.nextInt(8) == 0 && list.retainAll(new ArrayList<>(list.subList(0, at)));
      case 14 -> list.removeIf(each -> value.equals(each));
      case 15 -> {
        list.replaceAll(each -> each == null ? value : each);
        yield list.contains(value);
      }
      case 16 -> {
        list.removeIf(each -> each == null);
        list.sort(null);
        yield list;
      }
      case 17 -> iterate(list.iterator(), random);
      case 18 -> edit(list.listIterator(at), random);
      case 19 ->
          list.stream()
              .map(String::valueOf)
              .filter(s -> s.length() > 1)
              .collect(Collectors.toList());
      case 20 -> {
        var half = list.spliterator();
        var other = half.trySplit();
        StringBuilder seen = new StringBuilder().append(half.estimateSize());
        half.forEachRemaining(seen::append);
        if (other != null) {
          other.tryAdvance(seen::append);
        }
        yield seen;
      }
      case 21 -> Arrays.toString(list.toArray()) + Arrays.toString(list.toArray(new Object[3]));
      case 22 -> failsFast(list, value);
      case 23 -> list.hashCode() + " " + list.equals(new ArrayList<>(list)) + list.isEmpty();
      case 24 -> {
        List<Object> sub = list.subList(at / 2, at);
        yield depth == SUB_LIST_DEPTH ? sub : step(sub, random, depth + 1) + sub + list;
      }
      default -> {
        Collections.swap(list, at, 0);
        Collections.reverse(list);
        yield list.containsAll(List.of(value));
      }
    };
  }

  private static String iterate(Iterator<Object> all, Random random) {
    StringBuilder seen = new StringBuilder();
    while (all.hasNext()) {
      seen.append(all.next());
      if (random.nextInt(10) == 0) {
        all.remove();
      }
      if (random.nextInt(20) == 0) {
        all.forEachRemaining(seen::append);
      }
    }
    return seen.toString();
  }

  private static String edit(ListIterator<Object> at, Random random) {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      switch (random.nextInt(5)) {
        case 0 -> seen.append(at.hasNext() ? at.next() : "end");
        case 1 -> seen.append(at.hasPrevious() ? at.previous() : "start");
        case 2 -> at.add(i);
        case 3 -> seen.append(at.nextIndex()).append(at.previousIndex());
        default -> {
          seen.append(at.next());
          at.set(i);
        }
      }
    }
    return seen.toString();
  }

  private static boolean failsFast(List<Object> list, Integer value) {
    list.add(value);
    list.add(value);
    Iterator<Object> stale = list.iterator();
    List<Object> staleSub = list.subList(0, 1);
    list.add(value);
    assertThrows(ConcurrentModificationException.class, stale::next);
    assertThrows(ConcurrentModificationException.class, staleSub::size);
    assertThrows(
        ConcurrentModificationException.class, () -> list.forEach(each -> list.add(value)));
    return true;
  }

  @ParameterizedTest
  @ValueSource(classes = {ArrayList.class, LinkedList.class, Vector.class, Stack.class})
  void clonesAreSeparate(Class<? extends List<Object>> type) throws Exception {
    List<Object> twin = BootCopies.make(type);
    twin.addAll(List.of(1, 2, 3));
    Function<List<Object>, Object> clone =
        list -> {
          try {
            return type.getMethod("clone").invoke(list);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        };
    Object copy = clone.apply(twin);
    twin.add(4);
    assertNotSame(twin, copy);
    assertEquals(List.of(1, 2, 3), copy);
    assertEquals(twin.getClass(), copy.getClass());
  }
}
