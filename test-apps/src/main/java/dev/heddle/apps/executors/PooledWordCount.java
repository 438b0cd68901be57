package dev.heddle.apps.executors;

import dev.heddle.apps.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Counts words with a fixed pool and a concurrent map; the map must hold what one thread counts.
 *
 * <p>Usage: {@code PooledWordCount [documents] [threads]}.
 */
public class PooledWordCount {
  private static final String[] SYLLABLES = {"ba", "do", "fe", "gu", "hi", "ka", "lo", "me"};

  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

  private static String document(int number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 40; word++) {
      int syllables = 1 + random.nextInt(2);
      for (int i = 0; i < syllables; i++) {
        text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      text.append(' ');
    }
    return text.toString();
  }

  private int count(int number) {
    int words = 0;
    for (String word : document(number).split(" ")) {
      counts.merge(word, 1, Integer::sum);
      words++;
    }
    return words;
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int documents = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    PooledWordCount program = new PooledWordCount();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      int number = i;
      futures.add(pool.submit(() -> program.count(number)));
    }
    int words = 0;
    for (Future<Integer> future : futures) {
      words += future.get();
    }
    pool.shutdown();
    boolean ended = pool.awaitTermination(60, TimeUnit.SECONDS);

    Map<String, Integer> expected = new TreeMap<>();
    for (int i = 0; i < documents; i++) {
      for (String word : document(i).split(" ")) {
        expected.merge(word, 1, Integer::sum);
      }
    }
    System.out.println(new TreeMap<>(program.counts));
    Verdict.print(
        words + " in all",
        ended && expected.equals(new TreeMap<>(program.counts)) && words == documents * 40);
  }
}
