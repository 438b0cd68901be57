package dev.heddle.apps.collections;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.TimeUnit;

/**
 * Threads work in turn on the older and the less common collections, and at the same time on those
 * that lock themselves. The turn makes the output the same on every run.
 */
public final class LegacyCollections {
  private static final int THREADS = 3;
  private static final int ROUNDS = 3;
  private static final int OWN = 10;

  private final Vector<Object> vector = new Vector<>();
  private final Stack<Integer> stack = new Stack<>();
  private final Hashtable<String, Integer> table = new Hashtable<>();
  private final Properties properties = new Properties();
  private final LinkedList<Object> linked = new LinkedList<>();
  private final Deque<Integer> deque = new ArrayDeque<>(2);
  private final PriorityQueue<String> queue = new PriorityQueue<>(Collections.reverseOrder());
  private final NavigableMap<Integer, String> tree = new TreeMap<>();
  private final TreeSet<String> names = new TreeSet<>(LegacyCollections::shorter);
  private final Map<Object, Integer> identities = new IdentityHashMap<>();
  private final BitSet bits = new BitSet();
  private final Map<TimeUnit, Integer> units = new EnumMap<>(TimeUnit.class);
  private final Map.Entry<String, Integer> entry = new AbstractMap.SimpleEntry<>("entry", 0);
  private final IntSummaryStatistics statistics = new IntSummaryStatistics();
  private final List<Integer> fixed = Arrays.asList(0, 0, 0);
  private final List<Object> readable = Collections.unmodifiableList(linked);
  private final Map<String, Integer> counts = Collections.synchronizedMap(new HashMap<>());
  private final Window window = new Window();
  private final Object first = new Object();
  private final Object second = new Object();
  private NavigableMap<Integer, String> middle;
  private List<Object> tail;
  private int turn;

  private LegacyCollections() {}

  /** A list of the program's own with a counter of the JDK's. */
  private static final class Window extends AbstractList<Integer> {
    private int[] values = new int[0];

    @Override
    public Integer get(int index) {
      return values[index];
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public void add(int index, Integer value) {
      int[] grown = Arrays.copyOf(values, values.length + 1);
      System.arraycopy(values, index, grown, index + 1, values.length - index);
      grown[index] = value;
      values = grown;
      modCount++;
    }

    int changes() {
      return modCount;
    }
  }

  private static int shorter(String one, String other) {
    return Integer.compare(one.length(), other.length());
  }

  private void change(int id, int round) {
    int value = round * OWN + id;
    vector.add(value);
    vector.insertElementAt("v" + id, 0);
    stack.push(value);
    stack.push(-value);
    stack.pop();
    properties.setProperty("p" + id, "r" + round);
    linked.addFirst(value);
    linked.add(1, "l" + id);
    deque.addLast(value);
    deque.addFirst(-value);
    queue.add("q" + (value * 7) % 10);
    tree.put((value * 11) % 50, "t" + value);
    names.add("n".repeat(1 + value % 5) + id);
    identities.merge(id == 0 ? first : second, 1, Integer::sum);
    bits.set(value * 3);
    bits.or(BitSet.valueOf(new long[] {1L << value}));
    units.merge(TimeUnit.values()[id], value, Integer::sum);
    entry.setValue(entry.getValue() + value);
    statistics.accept(value);
    fixed.set(id, value);
    window.add(value);
    if (middle == null) {
      middle = tree.subMap(0, true, 40, false).descendingMap();
      tail = vector.subList(1, 2);
    } else if (round == 1) {
      middle.pollLastEntry();
      queue.poll();
      deque.pollFirst();
    }
  }

  private String look(int id) {
    StringBuilder seen = new StringBuilder().append(id).append(' ').append(vector).append(stack);
    seen.append(new TreeMap<>(properties)).append(linked).append(deque).append(queue.peek());
    seen.append(queue.size()).append(tree).append(middle).append(names).append(bits);
    seen.append(identities.get(first)).append(identities.get(second)).append(units).append(entry);
    seen.append(statistics).append(fixed).append(readable).append(window);
    seen.append(window.changes()).append(window.subList(0, 1)).append(tree.floorKey(20));
    seen.append(Collections.max(fixed))
        .append(linked.getClass().getName())
        .append(fixed.getClass());
    return seen.append(readable.getClass()).append(middle.getClass()).toString();
  }

  private void work(int id) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < OWN; i++) {
        counts.merge("count", 1, Integer::sum);
        table.merge("table" + i % 2, 1, Integer::sum);
      }
      synchronized (this) {
        while (turn % THREADS != id) {
          await();
        }
        change(id, round);
        System.out.println(look(id));
        turn++;
        notifyAll();
      }
    }
    synchronized (table) {
      table.put("last", table.getOrDefault("last", 0) + table.keySet().size());
    }
    synchronized (counts) {
      counts.put("last", counts.getOrDefault("last", 0) + 1);
    }
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String failures() {
    StringBuilder failures = new StringBuilder();
    for (Runnable wrong :
        List.<Runnable>of(
            () -> tail.size(),
            () -> readable.add(1),
            () -> fixed.add(1),
            () -> middle.put(45, "outside"),
            () -> new ArrayDeque<>().pop())) {
      try {
        wrong.run();
      } catch (RuntimeException e) {
        failures.append(e).append(' ');
      }
    }
    return failures.toString();
  }

  /** Runs. */
  public static void main(String[] args) throws InterruptedException {
    LegacyCollections shared = new LegacyCollections();
    Vector<Thread> threads = new Vector<>();
    for (int i = 0; i < THREADS; i++) {
      int id = i;
      threads.add(new Thread(() -> shared.work(id)));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(shared.counts + " " + new TreeMap<>(shared.table));
    System.out.println(shared.failures() + shared.vector.clone() + shared.bits.cardinality());
    System.out.println("OK");
  }
}
