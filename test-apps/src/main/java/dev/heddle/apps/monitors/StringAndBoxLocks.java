package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Locks that no style guide allows and many old programs use: string literals, boxes, Class
 * objects, enum constants, arrays. Each guards a counter of its own.
 *
 * <p>Usage: {@code StringAndBoxLocks [increments] [threads]}.
 */
public class StringAndBoxLocks {

  enum Lane {
    LEFT,
    RIGHT
  }

  private static final Integer BOX = new Integer(0);
  private static final String NEW_STRING = new String("lock");
  private static final byte[] ARRAY = new byte[0];

  /** The counters, one per lock; guarded by it. */
  private static final int[] counts = new int[11];

  private Long fieldBox = new Long(5L);
  private Object held;

  static synchronized void staticMethod() {
    counts[4]++;
  }

  private void incrementAll() {
    synchronized ("literal") {
      counts[0]++;
    }
    synchronized (BOX) {
      counts[1]++;
    }
    synchronized (NEW_STRING) {
      counts[2]++;
    }
    synchronized (String.class) {
      counts[3]++;
    }
    staticMethod();
    synchronized (Lane.LEFT) {
      counts[5]++;
    }
    synchronized (ARRAY) {
      counts[6]++;
    }
    synchronized (fieldBox) {
      counts[7]++;
    }
    synchronized (held) {
      counts[8]++;
    }
    synchronized (Integer.valueOf(7)) { // from the cache: one object
      counts[9]++;
    }
    synchronized (Boolean.TRUE) {
      counts[10]++;
    }
  }

  /** The same literal and the same class lock, used from another class. */
  static class Elsewhere {
    static void increment() {
      synchronized ("literal") {
        counts[0]++;
      }
      synchronized (StringAndBoxLocks.class) {
        counts[4]++;
      }
    }
  }

  static class Worker extends Thread {
    private final StringAndBoxLocks shared;
    private final Integer box;
    private final String string;
    private final int increments;
    private boolean identical;

    Worker(StringAndBoxLocks shared, Integer box, String string, int increments) {
      this.shared = shared;
      this.box = box;
      this.string = string;
      this.increments = increments;
    }

    @Override
    public void run() {
      identical = box == BOX && string == NEW_STRING && string != "lock" && shared.held == string;
      for (int i = 0; i < increments; i++) {
        shared.incrementAll();
        Elsewhere.increment();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int increments = Args.size(args, 5000);
    Worker[] workers = new Worker[Args.threads(args, 4)];
    StringAndBoxLocks shared = new StringAndBoxLocks();
    shared.held = NEW_STRING;
    // counts[8] and counts[2] are guarded by the same object under two names
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(shared, BOX, NEW_STRING, increments);
      workers[i].start();
    }
    boolean identical = true;
    for (Worker worker : workers) {
      worker.join();
      identical &= worker.identical;
    }

    String[] names = {
      "string literal",
      "new Integer",
      "new String",
      "String.class",
      "own class",
      "enum constant",
      "array",
      "new Long in a field",
      "string as Object",
      "cached Integer",
      "Boolean.TRUE"
    };
    Checklist checks = new Checklist();
    checks.check("the locks are the same objects in all threads", identical);
    for (int i = 0; i < names.length; i++) {
      int times = names[i].equals("string literal") || names[i].equals("own class") ? 2 : 1;
      checks.same(names[i], times * increments * workers.length, counts[i]);
    }
    checks.finish();
  }
}
