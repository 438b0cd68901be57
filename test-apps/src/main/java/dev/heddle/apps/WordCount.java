package dev.heddle.apps;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.StringTokenizer;

/**
 * Counts the words of a generated corpus. Threads draw documents from a common pool, count in a map
 * of their own and merge into one shared hash table with a lock per stripe.
 *
 * <p>Usage: {@code WordCount [documents] [threads]}.
 */
public class WordCount {

  private static final String[] SYLLABLES = {
    "ba", "do", "fe", "gu", "hi", "ka", "lo", "me", "nu", "pi", "ra", "so", "te", "vu", "wi", "zo"
  };

  /** A hash table of counts, chained, with sixteen locks. */
  static class CountTable {
    static class Link {
      final String word;
      final Link next;
      int count;

      Link(String word, Link next) {
        this.word = word;
        this.next = next;
      }
    }

    private final Link[] buckets = new Link[256];
    private final Object[] stripes = new Object[16];

    CountTable() {
      for (int i = 0; i < stripes.length; i++) {
        stripes[i] = new Object();
      }
    }

    void add(String word, int count) {
      int bucket = (word.hashCode() & 0x7fffffff) % buckets.length;
      synchronized (stripes[bucket % stripes.length]) {
        Link link = buckets[bucket];
        while (link != null && !link.word.equals(word)) {
          link = link.next;
        }
        if (link == null) {
          link = new Link(word, buckets[bucket]);
          buckets[bucket] = link;
        }
        link.count += count;
      }
    }

    int get(String word) {
      int bucket = (word.hashCode() & 0x7fffffff) % buckets.length;
      synchronized (stripes[bucket % stripes.length]) {
        for (Link link = buckets[bucket]; link != null; link = link.next) {
          if (link.word.equals(word)) {
            return link.count;
          }
        }
        return 0;
      }
    }

    /** The most frequent word, the first in the alphabet of several. For the time after join. */
    String mostFrequent() {
      Link best = null;
      for (Link bucket : buckets) {
        for (Link link = bucket; link != null; link = link.next) {
          if (best == null
              || link.count > best.count
              || link.count == best.count && link.word.compareTo(best.word) < 0) {
            best = link;
          }
        }
      }
      return best.word + " " + best.count;
    }
  }

  static class DocumentPool {
    private final String[] documents;
    private int next;

    DocumentPool(String[] documents) {
      this.documents = documents;
    }

    synchronized String draw() {
      return next < documents.length ? documents[next++] : null;
    }
  }

  private static Map<String, Integer> count(String text) {
    Map<String, Integer> counts = new HashMap<String, Integer>();
    StringTokenizer words = new StringTokenizer(text);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      Integer old = counts.get(word);
      counts.put(word, old == null ? 1 : old + 1);
    }
    return counts;
  }

  private static String document(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      double rare = Math.abs(random.nextGaussian());
      int first = (int) (rare * 5) % SYLLABLES.length;
      text.append(SYLLABLES[first]);
      if (random.nextBoolean()) {
        text.append(SYLLABLES[random.nextInt(4)]);
      }
      text.append(i % 12 == 11 ? '\n' : ' ');
    }
    return text.toString();
  }

  public static void main(String[] args) throws InterruptedException {
    String[] corpus = new String[Args.size(args, 4000)];
    Random random = new Random(2004);
    for (int i = 0; i < corpus.length; i++) {
      corpus[i] = document(random);
    }
    final CountTable table = new CountTable();
    final DocumentPool pool = new DocumentPool(corpus);
    Thread[] threads = new Thread[Args.threads(args, 4)];
    final StartGate start = new StartGate(threads.length);
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              new Runnable() {
                @Override
                public void run() {
                  start.pass();
                  StringBuilder mine = new StringBuilder();
                  for (String text = pool.draw(); text != null; text = pool.draw()) {
                    mine.append(text);
                  }
                  for (Map.Entry<String, Integer> entry : count(mine.toString()).entrySet()) {
                    table.add(entry.getKey(), entry.getValue());
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    StringBuilder all = new StringBuilder();
    for (String text : corpus) {
      all.append(text);
    }
    Map<String, Integer> expected = count(all.toString());
    boolean correct = true;
    for (Map.Entry<String, Integer> entry : expected.entrySet()) {
      correct &= table.get(entry.getKey()) == entry.getValue();
    }
    Verdict.print(
        expected.size() + " different words, most frequent: " + table.mostFrequent(), correct);
  }
}
