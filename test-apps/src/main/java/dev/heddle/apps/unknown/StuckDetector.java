package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches workers by their states, counts those that die in a ThreadGroup, and frees the stuck. */
public class StuckDetector {

  static class Workers extends ThreadGroup {
    private final List<String> dead = new ArrayList<>();

    Workers() {
      super("workers");
    }

    @Override
    public synchronized void uncaughtException(Thread t, Throwable e) {
      dead.add(t.getName() + " of " + getName() + ": " + e);
      notifyAll();
    }

    synchronized void awaitDead(int n) throws InterruptedException {
      while (dead.size() < n) wait();
    }
  }

  static class Worker extends Thread {
    private final Object first, second;
    private final int kind;
    private volatile boolean holds;

    Worker(ThreadGroup group, String name, int kind, Object first, Object second) {
      super(group, name);
      this.kind = kind;
      this.first = first;
      this.second = second;
    }

    @Override
    public void run() {
      switch (kind) {
        case 0:
          synchronized (first) {
            holds = true;
            while (!isInterrupted()) {
              try {
                synchronized (second) {
                  second.wait();
                }
              } catch (InterruptedException e) {
                interrupt();
              }
            }
          }
          break;
        case 1:
          throw new IllegalArgumentException("kind " + kind);
        case 2:
          Object[] a = new String[1];
          a[0] = kind;
          break;
        default:
          synchronized (first) {
            holds = true;
          }
      }
    }
  }

  static void awaitState(Thread t, Thread.State... wanted) throws InterruptedException {
    while (!List.of(wanted).contains(t.getState())) Thread.sleep(1);
  }

  public static void main(String[] args) throws Exception {
    Object lock = new Object(), gate = new Object();
    Workers group = new Workers();
    Worker holder = new Worker(group, "holder", 0, lock, gate);
    Worker blocked = new Worker(group, "blocked", 3, lock, gate);
    System.out.println(holder.getState());
    holder.start();
    while (!holder.holds) Thread.onSpinWait();
    awaitState(holder, Thread.State.WAITING);
    blocked.start();
    awaitState(blocked, Thread.State.BLOCKED);
    System.out.println("blocked holds " + blocked.holds + ", " + group.activeCount() + " active");
    new Worker(group, "argument", 1, null, null).start();
    new Worker(group, "store", 2, null, null).start();
    group.awaitDead(2);
    Thread own =
        new Thread(
            group,
            () -> {
              throw new StackOverflowError("made up");
            },
            "own");
    Map<String, String> handled = Collections.synchronizedMap(new HashMap<>());
    own.setUncaughtExceptionHandler((t, e) -> handled.put(t.getName(), e.getMessage()));
    own.start();
    own.join();
    Thread sleeper =
        new Thread(
            group,
            () -> {
              try {
                Thread.sleep(100_000);
              } catch (InterruptedException e) {
                handled.put(
                    "sleeper", e.getMessage() + " " + Thread.currentThread().isInterrupted());
              }
            });
    sleeper.start();
    awaitState(sleeper, Thread.State.TIMED_WAITING);
    sleeper.interrupt();
    sleeper.join();
    holder.interrupt();
    holder.join();
    blocked.join();
    Collections.sort(group.dead);
    System.out.println(group.dead);
    System.out.println(
        new java.util.TreeMap<>(handled) + " " + blocked.holds + " " + blocked.getState());
    System.out.println(
        holder.isInterrupted()
            + " "
            + holder.getThreadGroup()
            + " "
            + own.getUncaughtExceptionHandler());
    System.out.println("OK");
  }
}
