package dev.heddle.apps.collections;

import dev.heddle.apps.Checklist;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What streams collect, changed by threads that did not collect it. */
public class Collected {

  private record Word(String text, int length) {}

  private List<String> list;
  private Set<String> set;
  private Map<String, Integer> lengths;
  private Map<String, Integer> inOrder;
  private Map<Integer, List<Word>> byLength;
  private Map<Integer, Long> counts;
  private TreeMap<Integer, Set<String>> sorted;
  private Map<Boolean, List<Word>> longOrShort;
  private ConcurrentMap<String, Integer> concurrent;
  private Map<String, Word> fixed;
  private List<Integer> immutable;
  private TreeSet<String> made;
  private double average;

  private static Stream<Word> words() {
    return Stream.of("warp", "weft", "loom", "reed", "heddle", "shed")
        .map(text -> new Word(text, text.length()));
  }

  private synchronized void collect() {
    list = words().map(Word::text).collect(Collectors.toList());
    set = words().map(Word::text).collect(Collectors.toSet());
    lengths = words().collect(Collectors.toMap(Word::text, Word::length));
    inOrder =
        words().collect(Collectors.toMap(Word::text, w -> 1, Integer::sum, LinkedHashMap::new));
    byLength = words().collect(Collectors.groupingBy(Word::length));
    counts = words().collect(Collectors.groupingBy(Word::length, Collectors.counting()));
    sorted =
        words()
            .collect(
                Collectors.groupingBy(
                    Word::length,
                    TreeMap::new,
                    Collectors.mapping(Word::text, Collectors.toSet())));
    longOrShort = words().collect(Collectors.partitioningBy(word -> word.length > 4));
    concurrent = words().collect(Collectors.toConcurrentMap(Word::text, Word::length));
    fixed = words().collect(Collectors.toUnmodifiableMap(Word::text, Function.identity()));
    immutable = IntStream.range(0, 4).boxed().toList();
    made = words().map(Word::text).collect(Collectors.toCollection(TreeSet::new));
    average = words().collect(Collectors.averagingInt(Word::length));
  }

  private synchronized void change(int thread) {
    String name = "thread" + thread;
    list.add(name);
    set.add(name);
    lengths.put(name, thread);
    inOrder.merge("warp", thread, Integer::sum);
    byLength.computeIfAbsent(thread, key -> new ArrayList<>()).add(new Word(name, thread));
    byLength.get(4).remove(0);
    counts.merge(4, 1L, Long::sum);
    sorted.get(6).add(name);
    longOrShort.get(true).add(new Word(name, thread));
    concurrent.compute("loom", (key, length) -> length + thread);
    IntSummaryStatistics statistics =
        list.stream().collect(Collectors.summarizingInt(String::length));
    made.remove(made.first());
    String joined = list.stream().collect(Collectors.joining(", ", "<", ">"));
    System.out.println(joined + " " + fixed.get("loom") + " " + immutable + " " + average);
    System.out.println(inOrder + " " + sorted.lastEntry().getValue().size() + " " + made);
    System.out.println(longOrShort.keySet() + " " + longOrShort + " " + statistics.getMax());
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    Collected shared = new Collected();
    inThread(shared::collect);
    inThread(() -> shared.change(1));
    inThread(() -> shared.change(2));
    Checklist checks = new Checklist();
    synchronized (shared) {
      checks.same("list", 8, shared.list.size());
      checks.same("set", 8, shared.set.size());
      checks.same("lengths", 3, shared.lengths.get("thread1") + shared.lengths.get("thread2"));
      checks.same("by length", "reed", shared.byLength.get(4).get(1).text());
      checks.same("counts", 7L, shared.counts.get(4));
      checks.same("concurrent", 7, shared.concurrent.get("loom"));
    }
    checks.finish();
  }
}
