package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words counted with parallel streams, by two threads that then merge what they found. */
public class WordHistogram {
  private static final Pattern WORDS = Pattern.compile("\\W+");
  private static final String TEXT =
      "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of"
          + " foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season"
          + " of Light, it was the season of Darkness, it was the spring of hope, it was the winter of"
          + " despair; we had everything before us, we had nothing before us.";

  static class Counter extends Thread {
    private final List<String> lines;
    private Map<String, Long> counts;
    private Map<Integer, List<String>> byLength;
    private Map<Boolean, Long> vowels;

    Counter(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void run() {
      ConcurrentMap<String, Long> found =
          lines.parallelStream()
              .flatMap(line -> WORDS.splitAsStream(line))
              .filter(word -> !word.isEmpty())
              .map(word -> word.toLowerCase(Locale.ROOT))
              .collect(Collectors.groupingByConcurrent(Function.identity(), Collectors.counting()));
      counts = found;
      byLength =
          found.keySet().stream()
              .sorted()
              .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
      vowels =
          found.entrySet().stream()
              .collect(
                  Collectors.partitioningBy(
                      e -> "aeiou".indexOf(e.getKey().charAt(0)) >= 0,
                      Collectors.summingLong(Map.Entry::getValue)));
    }
  }

  public static void main(String[] args) throws Exception {
    List<String> lines = new ArrayList<>(Arrays.asList(TEXT.split("[,;]")));
    Counter first = new Counter(new ArrayList<>(lines.subList(0, lines.size() / 2)));
    Counter second = new Counter(lines.subList(lines.size() / 2, lines.size()));
    first.start();
    second.start();
    first.join();
    second.join();
    Map<String, Long> all =
        Stream.of(first, second)
            .flatMap(c -> c.counts.entrySet().stream())
            .collect(
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    all.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(6)
        .forEach(e -> System.out.println(e.getKey() + " " + e.getValue()));
    System.out.println(first.byLength);
    System.out.println(second.byLength.get(6) + " " + second.vowels);
    var stats = all.values().stream().mapToLong(Long::longValue).summaryStatistics();
    System.out.println(stats);
    System.out.println(
        all.keySet().stream()
            .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .get());
  }
}
