package dev.heddle.apps.collections;

import dev.heddle.apps.Checklist;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;

/** Stack traces through the JDK's collections, of two threads that share them, line by line. */
public class CollectionTraces {

  private interface Step {
    void run() throws Exception;
  }

  /** An element that fails where a collection asks something of it. */
  private static class Failing {
    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("not comparable");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("no hash");
    }
  }

  /** Fails in the constructor of its super class. */
  private static class Checked extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Checked(Collection<String> names) {
      super(names);
    }

    Checked(int capacity) {
      super(capacity);
    }
  }

  private static class Bounded extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      throw new UnsupportedOperationException("full at " + eldest.getKey());
    }
  }

  private static void show(String what, Step step) {
    StringWriter text = new StringWriter();
    try {
      step.run();
      text.write("nothing thrown\n");
    } catch (Exception e) {
      e.printStackTrace(new PrintWriter(text, true));
    }
    System.out.print(what + ": " + text);
  }

  private final List<String> names = new ArrayList<>(List.of("a", "b", "c"));
  private final Map<String, Integer> counts = new HashMap<>(Map.of("a", 1, "b", 2));
  private final Map<Object, String> sorted = new TreeMap<>(Map.of("a", "x"));
  private final Map<String, Integer> bounded = new Bounded();
  private final Vector<String> vector = new Vector<>(names);
  private final Stack<String> stack = new Stack<>();
  private final LinkedList<String> linked = new LinkedList<>(names);
  private final List<String> wrapped = Collections.synchronizedList(names);
  private final List<String> fixed = Collections.unmodifiableList(names);
  private final Hashtable<String, String> table = new Hashtable<>();

  private synchronized void lists() {
    show("get", () -> names.get(7));
    show("remove", () -> names.subList(1, 2).remove(3));
    show("change", () -> removeWhileWalking(names));
    show("sub-list", () -> names.subList(2, 1));
    show("for each", () -> names.forEach(name -> Integer.parseInt(name)));
    show("comparator", () -> names.sort(Comparator.comparing(name -> name.charAt(4))));
    show("capacity", () -> new Checked(-1));
    show("copy of null", () -> new Checked(null));
    show("vector", () -> vector.elementAt(9));
    show("vector iterator", () -> removeWhileWalking(vector));
    show("stack", stack::pop);
    show("linked", () -> linked.get(-1));
    show("linked iterator", () -> removeWhileWalking(linked));
    show("wrapped", () -> wrapped.set(8, "x"));
    show("fixed", () -> fixed.add("x"));
    show("array", () -> Arrays.asList("p", "q").add("r"));
    show("text", () -> System.out.println(new ArrayList<>(List.of(new Failing()))));
    show("equals", () -> new LinkedList<>(List.of("x", "y")).remove(new Failing()));
    show("contains", () -> new ArrayList<>(List.of("x")).containsAll(List.of(new Failing())));
  }

  private synchronized void maps() {
    show("hash", () -> new HashMap<>().put(new Failing(), 1));
    show("map iterator", () -> removeWhileWalking(counts.keySet()));
    show("absent", () -> counts.computeIfAbsent("z", key -> Integer.valueOf(key)));
    show("merge", () -> counts.merge("b", 1, (x, y) -> x / (y - 1)));
    show("cast", () -> sorted.put(5, "y"));
    show("null key", () -> sorted.get(null));
    show("head", () -> new TreeMap<>(sorted).headMap("a").firstKey());
    show("set", () -> new TreeSet<Object>(List.of("a", 1)));
    show("eldest", () -> bounded.put("k", 1));
    show("table", () -> table.put("k", null));
    show("deque", () -> new ArrayDeque<String>().addFirst(null));
    show("empty deque", () -> new ArrayDeque<String>().removeLast());
    show("heap", () -> new PriorityQueue<Object>(List.of("a", 1, 2.0)));
    show("view", () -> counts.entrySet().iterator().remove());
  }

  private static void removeWhileWalking(Collection<String> all) {
    for (Iterator<String> walk = all.iterator(); walk.hasNext(); ) {
      String next = walk.next();
      all.add(next + next);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    CollectionTraces shared = new CollectionTraces();
    for (Runnable part : List.<Runnable>of(shared::lists, shared::maps, shared::lists)) {
      Thread thread = new Thread(part);
      thread.start();
      thread.join();
    }
    Checklist checks = new Checklist();
    checks.same("names as thread 1 left them", 5, shared.names.size());
    checks.finish();
  }
}
