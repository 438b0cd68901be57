package dev.heddle.apps.legacy;

import dev.heddle.apps.Checklist;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * Thread groups as programs before the executors used them: workers of a group are counted, listed,
 * joined and interrupted by way of it, a group of the program's own class hears of what they throw,
 * groups lie in groups, and threads join the group of the one that starts them.
 */
public final class ThreadGroups {
  /** Keeps the last words of its threads. */
  private static final class Guarded extends ThreadGroup {
    private int failures;
    private String last = "";

    Guarded(ThreadGroup parent, String name) {
      super(parent, name);
    }

    @Override
    public synchronized void uncaughtException(Thread thread, Throwable thrown) {
      failures++;
      last = thread.getName() + ": " + thrown.getMessage();
    }

    synchronized String report() {
      return failures + " " + last;
    }
  }

  private final ThreadGroup top = Thread.currentThread().getThreadGroup();
  private final ThreadGroup workers = new ThreadGroup("workers");
  private final Guarded guarded = new Guarded(workers, "guarded");
  private final Object gate = new Object();
  private boolean open;
  private int waiting;
  private int interrupted;

  private ThreadGroups() {}

  private void awaitGate() {
    synchronized (gate) {
      waiting++;
      gate.notifyAll();
      try {
        while (!open) {
          gate.wait();
        }
      } catch (InterruptedException e) {
        interrupted++;
      }
    }
  }

  private void awaitWaiting(int count) throws InterruptedException {
    synchronized (gate) {
      while (waiting < count) {
        gate.wait();
      }
    }
  }

  private void openGate() {
    synchronized (gate) {
      open = true;
      gate.notifyAll();
    }
  }

  /** Waits for all members, by way of the group. */
  private static void joinAll(ThreadGroup group) throws InterruptedException {
    Thread[] members = new Thread[group.activeCount()];
    int count = group.enumerate(members);
    for (int i = 0; i < count; i++) {
      members[i].join();
    }
  }

  private static String names(ThreadGroup group, boolean recurse) {
    Thread[] members = new Thread[20];
    int count = group.enumerate(members, recurse);
    TreeSet<String> names = new TreeSet<>();
    for (Thread member : Arrays.copyOf(members, count)) {
      names.add(member.getName());
    }
    return names.toString();
  }

  private void start(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      new Thread(workers, this::awaitGate, "worker " + i).start();
    }
    new Thread(guarded, () -> new Thread(this::awaitGate, "inherits").start(), "starter").start();
    awaitWaiting(count + 1);
  }

  private void count(Checklist checks) throws InterruptedException {
    start(4);
    while (workers.activeCount() > 5) { // the starter ends by itself
      Thread.sleep(1);
    }
    checks.same(
        "workers", "[inherits, worker 0, worker 1, worker 2, worker 3]", names(workers, true));
    checks.same("not below", "[worker 0, worker 1, worker 2, worker 3]", names(workers, false));
    checks.same("guarded", "[inherits]", names(guarded, true));
    checks.same("groups", 1, workers.activeGroupCount());
    Thread asking =
        new Thread(
            workers,
            () -> {
              checks.same("asked inside", 6, workers.activeCount());
              checks.same("own group", true, Thread.currentThread().getThreadGroup() == workers);
              checks.same("its name", "workers", Thread.currentThread().getThreadGroup().getName());
              checks.same("parent of", true, workers.parentOf(guarded));
              checks.same("parent", true, guarded.getParent() == workers);
              checks.same("main above", true, workers.getParent() == top);
              checks.same("above all", "system", top.getParent().getName());
            },
            "asking");
    asking.start();
    asking.join();
    checks.same("ended has none", null, asking.getThreadGroup());
    openGate();
    joinAll(workers);
    checks.same("none left", 0, workers.activeCount());
  }

  private void interruptAll(Checklist checks) throws InterruptedException {
    synchronized (gate) {
      open = false;
      waiting = 0;
    }
    start(3);
    Thread interrupter = new Thread(workers::interrupt);
    interrupter.start();
    interrupter.join();
    joinAll(workers);
    checks.same("interrupted", 4, interrupted);
  }

  private void failInside(Checklist checks) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      int me = i;
      Runnable failing =
          () -> {
            throw new IllegalStateException("failure " + me);
          };
      Thread thread = new Thread(guarded, failing, "failing " + i);
      thread.start();
      thread.join();
    }
    checks.same("report", "3 failing 2: failure 2", guarded.report());
  }

  private void limit(Checklist checks) throws InterruptedException {
    guarded.setMaxPriority(4);
    Thread[] limited = new Thread[3];
    for (int i = 0; i < limited.length; i++) {
      Thread thread = new Thread(guarded, () -> Thread.currentThread().setPriority(9), "limited");
      limited[i] = thread;
      checks.same("priority", 4, thread.getPriority());
      thread.start();
      thread.join();
      checks.same("still", 4, thread.getPriority());
    }
    Thread maker =
        new Thread(
            workers,
            () -> {
              ThreadGroup inner = new ThreadGroup("inner");
              Thread thread = new Thread(inner, () -> {}, "in inner");
              System.out.println(
                  thread.getName() + " " + inner + " " + inner.getParent().getName());
              System.out.println(workers + " " + guarded);
              inner.list();
            },
            "maker");
    maker.start();
    maker.join();
    checks.same("inner", 2, workers.activeGroupCount());
  }

  /** The loop by which many a program waits for its threads. */
  private static void awaitOthers(Checklist checks) {
    int[] sum = new int[1];
    for (int i = 0; i < 4; i++) {
      new Thread(
              () -> {
                for (int k = 0; k < 50; k++) {
                  synchronized (sum) {
                    sum[0]++;
                  }
                }
              })
          .start();
    }
    while (Thread.activeCount() > 1) {
      Thread.yield();
    }
    synchronized (sum) {
      checks.same("sum of all", 200, sum[0]);
    }
    checks.same("main alone", 1, Thread.currentThread().getThreadGroup().activeCount());
  }

  public static void main(String[] args) throws InterruptedException {
    Checklist checks = new Checklist();
    ThreadGroups shared = new ThreadGroups();
    awaitOthers(checks);
    shared.count(checks);
    shared.interruptAll(checks);
    shared.failInside(checks);
    shared.limit(checks);
    checks.finish();
  }
}
