package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;

/**
 * Views of arrays that outlive the call that made them, while another thread writes the array; and
 * the JDK's operations on arrays that call the program back, which takes a lock meanwhile.
 *
 * <p>Usage: {@code ArrayViews [elements]}.
 */
public class ArrayViews {

  /** Alternates between two threads, so that each sees what the other did last. */
  static class Turns {
    private int turn;

    synchronized void await(int mine) throws InterruptedException {
      while (turn != mine) {
        wait();
      }
    }

    synchronized void next() {
      turn++;
      notifyAll();
    }
  }

  /** Everything the threads share. */
  static class Store {
    final Turns turns = new Turns();
    final String[] words;
    final int[] ints;
    final long[] longs;
    final byte[] bytes;
    final char[] chars;
    final Integer[] keys;
    int compared;

    Store(int n) {
      words = new String[n];
      ints = new int[n];
      longs = new long[n];
      bytes = new byte[n];
      chars = new char[n];
      keys = new Integer[n];
      fill(0);
    }

    final void fill(int round) {
      for (int i = 0; i < words.length; i++) {
        words[i] = "w" + round + "." + i;
        ints[i] = round * 1000 + i;
        longs[i] = round * 1000L + i;
        bytes[i] = (byte) (round * 10 + i);
        chars[i] = (char) ('a' + (round + i) % 26);
        keys[i] = (i * 7919 + round) % words.length;
      }
    }

    /** A comparison that another node's threads interrupt. */
    synchronized int compare(Integer a, Integer b) {
      compared++;
      return Integer.compare(a, b);
    }

    synchronized int compared() {
      return compared++;
    }
  }

  /** A collection of the program's own whose inherited methods fill arrays. */
  static class Range extends AbstractCollection<Integer> {
    private final Store store;
    private final int size;

    Range(Store store, int size) {
      this.store = store;
      this.size = size;
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public Integer next() {
          store.compared();
          return next++;
        }
      };
    }

    @Override
    public int size() {
      return size;
    }
  }

  private static void writer(Store store) {
    try {
      store.turns.await(1);
      store.fill(1);
      store.turns.next();
      store.turns.await(3);
      store.fill(2);
      store.turns.next();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Views made in round 0, read in rounds 1 and 2. */
  private static String views(Store store) throws InterruptedException, IOException {
    int n = store.words.length;
    final List<String> list = Arrays.asList(store.words);
    final Iterator<String> iterator = Arrays.asList(store.words).iterator();
    final PrimitiveIterator.OfInt ints = Arrays.stream(store.ints).iterator();
    final var longs = Arrays.spliterator(store.longs);
    final ByteArrayInputStream bytes = new ByteArrayInputStream(store.bytes);
    final ByteBuffer buffer = ByteBuffer.wrap(store.bytes);
    final CharBuffer text = CharBuffer.wrap(store.chars, 1, 3);
    final CharArrayReader chars = new CharArrayReader(store.chars);
    StringBuilder seen = new StringBuilder();
    store.turns.next();
    store.turns.await(2);
    seen.append(list.get(n - 1)).append(' ').append(iterator.next()).append(' ');
    seen.append(ints.nextInt()).append(' ').append(bytes.read()).append(' ');
    seen.append((char) chars.read()).append(' ');
    longs.tryAdvance((long x) -> seen.append(x).append(' '));
    seen.append(list.contains("w1.3")).append(' ');
    seen.append(buffer.getShort()).append(text).append(' ');
    store.turns.next();
    store.turns.await(4);
    seen.append(list.indexOf("w2." + n / 2)).append(' ').append(iterator.next()).append(' ');
    seen.append(ints.nextInt()).append(' ');
    byte[] rest = new byte[2];
    seen.append(bytes.read(rest, 0, 2)).append(Arrays.toString(rest)).append(' ');
    seen.append(bytes.readAllBytes().length).append(' ').append((char) chars.read()).append(' ');
    longs.tryAdvance((long x) -> seen.append(x).append(' '));
    seen.append(list.stream().limit(3).collect(Collectors.joining(","))).append(' ');
    seen.append(buffer.getShort()).append(text).append(' ');
    buffer.put(0, (byte) 99);
    seen.append(store.bytes[0]).append(' ');
    list.set(0, "set");
    seen.append(store.words[0]).append(' ').append(list.toArray().length);
    return seen.toString();
  }

  /** What callbacks that take a lock leave behind. */
  private static String callbacks(Store store) {
    Integer[] keys = store.keys;
    Arrays.sort(keys, store::compare);
    int[] ints = store.ints;
    Arrays.setAll(ints, i -> i + 0 * store.compared());
    long[] longs = store.longs;
    Arrays.setAll(longs, i -> 1L + 0 * store.compared());
    Arrays.parallelPrefix(longs, Long::sum);
    Arrays.parallelSetAll(store.words, i -> "p" + i);
    Arrays.asList(keys).replaceAll(k -> k + 0 * store.compared());
    Range range = new Range(store, keys.length);
    Integer[] filled = range.toArray(keys);
    Collections.addAll(new java.util.ArrayList<Integer>(), keys);
    return (filled == keys) + " " + keys[keys.length - 1] + " " + ints[5] + " " + longs[4];
  }

  private static void compete(Store store, int rounds) {
    for (int i = 0; i < rounds; i++) {
      store.compared();
      Thread.yield();
    }
  }

  private static String[] run(int n) throws InterruptedException {
    Store store = new Store(n);
    String[] result = new String[3];
    Thread writer = new Thread(() -> writer(store));
    Thread reader =
        new Thread(
            () -> {
              try {
                result[0] = views(store);
              } catch (InterruptedException | IOException e) {
                result[0] = e.toString();
              }
            });
    writer.start();
    reader.start();
    writer.join();
    reader.join();
    Thread caller = new Thread(() -> result[1] = callbacks(store));
    Thread competitor = new Thread(() -> compete(store, 5 * n));
    caller.start();
    competitor.start();
    caller.join();
    competitor.join();
    boolean sorted = true;
    for (int i = 1; i < n; i++) {
      sorted &= store.keys[i - 1] <= store.keys[i] && store.longs[i] == i + 1 && store.ints[i] == i;
    }
    result[2] = sorted + " " + store.words[n - 1];
    return result;
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Math.max(8, Args.size(args, 300));
    String[] seen = run(n);
    Checklist checks = new Checklist();
    checks.same(
        "views",
        "w1."
            + (n - 1)
            + " w1.0 1000 10 b 1000 true 2571cde "
            + n / 2
            + " w2.1 2001 2[21, 22] "
            + (n - 3)
            + " d 2001 w2.0,w2.1,w2.2 5655def 99 set "
            + n,
        seen[0]);
    checks.same("callbacks", "true " + (n - 1) + " 5 5", seen[1]);
    checks.same("after callbacks", "true p" + (n - 1), seen[2]);
    checks.finish();
  }
}
