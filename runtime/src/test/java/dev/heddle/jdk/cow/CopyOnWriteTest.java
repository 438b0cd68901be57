package dev.heddle.jdk.cow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The JDK's own collections are the oracle for one thread; for many, nothing is lost. */
class CopyOnWriteTest {
  private static final int SEEDS = 400;
  private static final int STEPS = 80;

  /** Operations of any list; those of the twin itself come besides. */
  private static Object step(List<Integer> list, int kind, int value, int index) {
    return switch (kind) {
      case 0, 1 -> list.add(value);
      case 2 -> {
        list.add(index, value);
        yield list;
      }
      case 3 -> list.remove(index);
      case 4 -> list.remove((Integer) value);
      case 5 -> list.set(index, value);
      case 6 -> list.get(index);
      case 7 -> list.indexOf(value) + " " + list.lastIndexOf(value) + list.contains(value);
      case 8 -> list.addAll(List.of(value, 7, value));
      case 9 -> list.addAll(index, Arrays.asList(null, value));
      case 10 -> list.removeIf(each -> each == null || each == value);
      case 11 -> list.retainAll(Arrays.asList(0, 1, 2, 3, null));
      case 12 -> {
        list.replaceAll(each -> each == null ? 9 : each + 1);
        yield list.hashCode();
      }
      case 13 -> {
        list.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
        yield list;
      }
      case 14 -> walk(list, list.listIterator(index));
      case 15 -> Arrays.toString(list.toArray()) + list.toArray(new Integer[2]).length;
      case 16 -> list.stream().map(String::valueOf).collect(Collectors.joining("+"));
      case 17 -> list.equals(Arrays.asList(list.toArray())) + " " + list.containsAll(List.of(7));
      case 18 -> {
        list.clear();
        yield list.isEmpty();
      }
      default -> list.size();
    };
  }

  private static String walk(List<Integer> list, ListIterator<Integer> each) {
    StringBuilder seen = new StringBuilder();
    while (each.hasNext()) {
      seen.append(each.nextIndex()).append(each.next());
    }
    list.add(5);
    while (each.hasPrevious()) {
      seen.append(each.previousIndex()).append(each.previous());
    }
    try {
      each.remove();
    } catch (UnsupportedOperationException e) {
      seen.append(e);
    }
    return seen.toString();
  }

  private static String outcome(List<Integer> list, int kind, int value, int index) {
    try {
      return String.valueOf(step(list, kind, value, index));
    } catch (ArrayIndexOutOfBoundsException e) {
      return "no such index"; // compiled code throws it without a message
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  @Test
  void listsDoWhatTheJdksDo() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      CopyOnWriteArrayList<Integer> original = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
      CopyOnWriteArrayList<Integer> twin = new SharedCopyOnWriteArrayList<>(List.of(1, 2, 3));
      List<Integer> part = original.subList(0, 2);
      List<Integer> twinPart = twin.subList(0, 2);
      for (int i = 0; i < STEPS; i++) {
        int kind = random.nextInt(20);
        int value = random.nextInt(6);
        int index = random.nextInt(8) - 1;
        boolean ofPart = random.nextInt(3) == 0;
        String what = "seed " + seed + " step " + i + " kind " + kind + " part " + ofPart;
        assertEquals(
            outcome(ofPart ? part : original, kind, value, index),
            outcome(ofPart ? twinPart : twin, kind, value, index),
            what);
        assertEquals(original.toString(), twin.toString(), what);
        if (random.nextInt(8) == 0 && original.size() > 2) {
          part = original.subList(1, original.size() - 1);
          twinPart = twin.subList(1, twin.size() - 1);
        }
        assertEquals(original.addIfAbsent(value), twin.addIfAbsent(value));
        assertEquals(original.clone(), twin.clone());
      }
    }
  }

  @Test
  void setsDoWhatTheJdksDo() {
    CopyOnWriteArraySet<Integer> original = new CopyOnWriteArraySet<>(List.of(3, 1, 3));
    CopyOnWriteArraySet<Integer> twin = new SharedCopyOnWriteArraySet<>(List.of(3, 1, 3));
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      int value = random.nextInt(8);
      int kind = random.nextInt(5);
      assertEquals(step(original, kind, value), step(twin, kind, value));
      assertEquals(original.toString(), twin.toString());
      assertEquals(original.hashCode(), twin.hashCode());
      assertTrue(original.equals(twin) && twin.equals(original));
    }
  }

  private static boolean step(Collection<Integer> set, int kind, int value) {
    return switch (kind) {
      case 0 -> set.add(value);
      case 1 -> set.remove(value);
      case 2 -> set.addAll(List.of(value, value + 1));
      case 3 -> set.removeAll(List.of(value, 2));
      default -> set.contains(value);
    };
  }

  @Test
  void noElementIsLost() throws InterruptedException {
    SharedCopyOnWriteArrayList<Integer> list = new SharedCopyOnWriteArrayList<>();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 400; i++) {
                  list.add(me * 400 + i);
                  list.addIfAbsent(-1);
                  if (i > 0) {
                    list.remove((Integer) (me * 400 + i - 1));
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    list.sort(Comparator.naturalOrder());
    assertEquals(List.of(-1, 399, 799, 1199, 1599), list);
  }
}
