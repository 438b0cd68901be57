package dev.heddle.apps.collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Threads work in turn on collections under one lock: each changes them and prints what it sees.
 * The turn makes the output the same on every run.
 */
public final class SharedCollections {
  private static final Object LOCK = new Object();
  private static final int THREADS = 4;
  private static int turn;

  private final List<Object> list = new ArrayList<>();
  private final Map<Object, Object> map = new HashMap<>();
  private final Map<String, Integer> recent = new Recent(5);
  private final Map<Key, List<Integer>> groups = new LinkedHashMap<>();
  private final Set<Key> keys = new HashSet<>();
  private final Set<Object> ordered = new LinkedHashSet<>(List.of("z", "a"));
  private final Counting<String> counting = new Counting<>();
  private List<Object> window;
  private Set<Map.Entry<Object, Object>> entries;
  private Iterator<Object> walk;

  private SharedCollections() {}

  /** A key with a hash code of the program's own. */
  private static final class Key {
    private final String name;
    private final int number;

    Key(String name, int number) {
      this.name = name;
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key && ((Key) other).number == number;
    }

    @Override
    public int hashCode() {
      return number % 3;
    }

    @Override
    public String toString() {
      return name + number;
    }
  }

  /** Forgets what was used least recently. */
  private static final class Recent extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1;
    private final int limit;

    Recent(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > limit;
    }
  }

  /** Counts what is added, and how often the list changed. */
  private static final class Counting<E> extends ArrayList<E> {
    private static final long serialVersionUID = 1;
    private int added;

    @Override
    public boolean add(E element) {
      added++;
      return super.add(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
      added += elements.size();
      return super.addAll(elements);
    }

    String counts() {
      return added + " added, " + modCount + " changes";
    }
  }

  private void change(int id, int round) {
    for (int i = 0; i < 20; i++) {
      list.add(id * 100 + i);
      map.merge((round * 31 + i * 7) % 40, 1, (a, b) -> (Integer) a + (Integer) b);
    }
    list.remove(Integer.valueOf(id * 100 + 3));
    list.remove(0);
    recent.put("r" + (id * 3 + round) % 8, round);
    recent.get("r1");
    groups.computeIfAbsent(new Key("g", round), key -> new ArrayList<>()).add(id);
    keys.add(new Key("k" + id, round * 4 + id));
    keys.remove(new Key("", round));
    ordered.add(id + ":" + round);
    counting.add("c" + id);
    counting.addAll(Arrays.asList("x", "y"));
  }

  private void views(int id) {
    if (window == null) {
      list.subList(5, list.size()).clear();
      window = list.subList(1, 4);
      entries = map.entrySet();
    }
    window.set(0, "w" + id);
    window.add("end" + id);
    for (Map.Entry<Object, Object> entry : entries) {
      entry.setValue((Integer) entry.getValue() + id);
    }
    map.values().removeIf(value -> (Integer) value % 7 == 0);
    if (walk == null || !walk.hasNext()) {
      walk = ordered.iterator();
    }
    walk.next();
    walk.remove();
  }

  private String look(int id) {
    String streamed =
        groups.entrySet().stream()
            .map(group -> group.getKey() + "=" + group.getValue())
            .collect(Collectors.joining(";"));
    return id
        + " "
        + list.size()
        + " "
        + list.hashCode()
        + " "
        + new TreeMap<>(map).hashCode()
        + " "
        + map.keySet()
        + " "
        + recent
        + " "
        + streamed
        + " "
        + keys
        + " "
        + ordered
        + " "
        + counting.counts()
        + " "
        + counting.getClass().getSimpleName()
        + " "
        + list.getClass().getName()
        + " "
        + map.getClass();
  }

  private void work(int id) {
    for (int round = 0; round < 6; round++) {
      synchronized (LOCK) {
        while (turn % THREADS != id) {
          await(LOCK);
        }
        if (round < 3) {
          change(id, round);
        } else {
          views(id);
        }
        System.out.println(look(id) + (window == null ? "" : window + " " + entries.size()));
        turn++;
        LOCK.notifyAll();
      }
    }
  }

  /** Elements of a list are monitors: each thread waits on its own, and the next is notified. */
  private static void passAlong() throws InterruptedException {
    List<List<Integer>> cells = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      cells.add(new ArrayList<>());
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      List<Integer> mine = cells.get(i);
      List<Integer> next = cells.get((i + 1) % THREADS);
      threads.add(new Thread(() -> pass(mine, next)));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    put(cells.get(0), 0);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("passed " + cells);
  }

  private static void pass(List<Integer> mine, List<Integer> next) {
    for (int i = 0; i < 5; i++) {
      int got;
      synchronized (mine) {
        while (mine.size() <= i) {
          await(mine);
        }
        got = mine.get(i);
      }
      put(next, got + 1);
    }
  }

  private static void put(List<Integer> cell, int value) {
    synchronized (cell) {
      cell.add(value);
      cell.notifyAll();
    }
  }

  private static void await(Object monitor) {
    try {
      monitor.wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a thread of another node left behind. */
  private void finish() {
    Map<Object, Object> copy = new HashMap<>(map);
    Collections.sort(counting);
    Object clone = counting.clone();
    System.out.println(copy.equals(map) + " " + map.equals(copy) + " " + clone.equals(counting));
    System.out.println(counting + " " + Objects.hash(map, ordered, recent));
    System.out.println(
        list.contains("w3") + " " + list.stream().limit(6).collect(Collectors.toList()));
  }

  /** Runs. */
  public static void main(String[] args) throws InterruptedException {
    SharedCollections shared = new SharedCollections();
    List<Thread> threads = new ArrayList<>();
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
    shared.finish();
    passAlong();
    System.out.println("OK");
  }
}
