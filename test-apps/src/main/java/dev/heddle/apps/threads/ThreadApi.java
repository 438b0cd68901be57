package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * What {@link Thread} offers: names, daemons, priorities, states, join, interrupt, thread locals,
 * handlers of uncaught exceptions, threads that start threads.
 *
 * <p>Usage: {@code ThreadApi [depth of the tree of threads]}.
 */
public class ThreadApi {

  private static void runs(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  private static void identity(Checklist checks) throws InterruptedException {
    final Thread[] seen = new Thread[3];
    final String[] names = new String[3];
    class Own extends Thread {
      private int started;

      Own() {
        super("own");
      }

      @Override
      public synchronized void start() {
        started++;
        super.start();
      }

      @Override
      public void run() {
        seen[0] = this;
        seen[1] = Thread.currentThread();
        names[0] = getName();
        setName("renamed");
        names[1] = Thread.currentThread().getName();
      }
    }
    Own own = new Own();
    checks.same("state before start", Thread.State.NEW, own.getState());
    checks.check("not alive before start", !own.isAlive());
    own.start();
    own.join();
    checks.check("currentThread is this", seen[0] == own && seen[1] == own);
    checks.check("names", names[0].equals("own") && names[1].equals("renamed"));
    checks.same("name after join", "renamed", own.getName());
    checks.same("overridden start", 1, own.started);
    checks.same("state after join", Thread.State.TERMINATED, own.getState());
    checks.check("not alive after join", !own.isAlive());
    boolean refused = false;
    try {
      own.start();
    } catch (IllegalThreadStateException e) {
      refused = true;
    }
    checks.check("no second start", refused);
    checks.check("default name", new Thread().getName().startsWith("Thread-"));
    runs(() -> seen[2] = Thread.currentThread());
    checks.check("another thread", seen[2] != own && seen[2] != Thread.currentThread());
  }

  private static void inheritance(Checklist checks) throws InterruptedException {
    final boolean[] daemon = new boolean[2];
    final int[] priority = new int[2];
    Thread parent =
        new Thread(
            () -> {
              daemon[0] = Thread.currentThread().isDaemon();
              priority[0] = Thread.currentThread().getPriority();
              Thread child =
                  new Thread(
                      () -> {
                        daemon[1] = Thread.currentThread().isDaemon();
                        priority[1] = Thread.currentThread().getPriority();
                      });
              child.start();
              try {
                child.join();
              } catch (InterruptedException e) {
                daemon[1] = false;
              }
            });
    parent.setDaemon(true);
    parent.setPriority(Thread.MIN_PRIORITY);
    parent.start();
    parent.join();
    checks.check("daemons have daemon children", daemon[0] && daemon[1]);
    checks.check("priority is inherited", priority[0] == 1 && priority[1] == 1);
  }

  /** Waits until the thread is in the state; gives up after 20 seconds. */
  private static boolean reaches(Thread thread, Thread.State state) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (thread.getState() != state) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }

  private static void states(Checklist checks) throws InterruptedException {
    final Object lock = new Object();
    final boolean[] go = new boolean[1];
    Thread waiter =
        new Thread(
            () -> {
              synchronized (lock) {
                while (!go[0]) {
                  try {
                    lock.wait();
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              }
            });
    waiter.start();
    checks.check("alive", waiter.isAlive());
    checks.check("waiting", reaches(waiter, Thread.State.WAITING));
    waiter.join(20);
    checks.check("timed join gives up", waiter.isAlive());
    Thread blocked =
        new Thread(
            () -> {
              synchronized (lock) {
                go[0] = true;
                lock.notifyAll();
              }
            });
    synchronized (lock) {
      blocked.start();
      checks.check("blocked", reaches(blocked, Thread.State.BLOCKED));
    }
    blocked.join();
    waiter.join(20_000);
    checks.check("timed join sees the end", !waiter.isAlive());
    Thread sleeper = new Thread(new Sleeper());
    sleeper.start();
    checks.check("sleeping", reaches(sleeper, Thread.State.TIMED_WAITING));
    sleeper.interrupt();
    sleeper.join();
  }

  static class Sleeper implements Runnable {
    boolean interrupted;
    boolean clear;

    @Override
    public void run() {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        interrupted = true;
        clear = !Thread.currentThread().isInterrupted();
      }
    }
  }

  private static void interrupts(Checklist checks) throws InterruptedException {
    Sleeper sleeper = new Sleeper();
    Thread thread = new Thread(sleeper);
    thread.start();
    thread.interrupt(); // before or in the sleep: it must not sleep on
    thread.join();
    checks.check("interrupt ends sleep", sleeper.interrupted && sleeper.clear);

    final boolean[] status = new boolean[3];
    Thread self =
        new Thread() {
          @Override
          public void run() {
            interrupt();
            status[0] = isInterrupted();
            status[1] = Thread.interrupted();
            status[2] = isInterrupted();
          }
        };
    self.start();
    self.join();
    checks.check("interrupted status", status[0] && status[1] && !status[2]);

    final Thread endless = new Thread(new Sleeper());
    final boolean[] joinInterrupted = new boolean[1];
    Thread joiner =
        new Thread(
            () -> {
              try {
                endless.join();
              } catch (InterruptedException e) {
                joinInterrupted[0] = true;
              }
            });
    endless.start();
    joiner.start();
    reaches(joiner, Thread.State.WAITING);
    joiner.interrupt();
    joiner.join();
    checks.check("interrupt ends join", joinInterrupted[0] && endless.isAlive());
    endless.interrupt();
    endless.join();

    final int[] spins = new int[1];
    Thread busy =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                spins[0]++;
                Thread.yield();
              }
            });
    busy.start();
    Thread.sleep(5);
    busy.interrupt();
    busy.join();
    checks.check("interrupt ends a loop that asks", spins[0] >= 0 && !busy.isAlive());
  }

  private static final ThreadLocal<int[]> LOCAL =
      new ThreadLocal<int[]>() {
        @Override
        protected int[] initialValue() {
          return new int[] {5};
        }
      };
  private static final ThreadLocal<String> WITH_INITIAL = ThreadLocal.withInitial(() -> "initial");
  private static final InheritableThreadLocal<String> INHERITED =
      new InheritableThreadLocal<String>() {
        @Override
        protected String childValue(String parent) {
          return parent + ">";
        }
      };

  private static void locals(Checklist checks) throws InterruptedException {
    LOCAL.get()[0] = 100;
    WITH_INITIAL.set("main");
    INHERITED.set("main");
    final String[] seen = new String[2];
    final int[] numbers = new int[4];
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      final int me = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < me; i++) {
                  LOCAL.get()[0]++;
                }
                numbers[me] = LOCAL.get()[0];
              });
      threads[t].start();
    }
    boolean own = true;
    for (int t = 0; t < threads.length; t++) {
      threads[t].join();
      own &= numbers[t] == 5 + t;
    }
    checks.check("thread locals", own && LOCAL.get()[0] == 100);
    runs(
        () -> {
          seen[0] = WITH_INITIAL.get() + " " + INHERITED.get();
          INHERITED.set("changed");
          Thread child = new Thread(() -> seen[1] = INHERITED.get());
          child.start();
          try {
            child.join();
          } catch (InterruptedException e) {
            seen[1] = "interrupted";
          }
        });
    checks.same("initial and inherited values", "initial main>", seen[0]);
    checks.same("inherited by the grandchild", "changed>", seen[1]);
    checks.same("main keeps its own", "main", INHERITED.get());
  }

  /** Notes what it was told; shared, so synchronized. */
  static class Handler implements Thread.UncaughtExceptionHandler {
    private String told = "";

    @Override
    public synchronized void uncaughtException(Thread thread, Throwable e) {
      told += thread.getName() + ": " + e.getMessage() + ";";
    }

    synchronized String told() {
      return told;
    }
  }

  private static void handlers(Checklist checks) throws InterruptedException {
    Handler byDefault = new Handler();
    Handler special = new Handler();
    Thread.setDefaultUncaughtExceptionHandler(byDefault);
    Thread first =
        new Thread("first") {
          @Override
          public void run() {
            throw new IllegalStateException("one");
          }
        };
    first.start();
    first.join();
    Thread second =
        new Thread("second") {
          @Override
          public void run() {
            throw new Error("two");
          }
        };
    second.setUncaughtExceptionHandler(special);
    second.start();
    second.join();
    Thread.setDefaultUncaughtExceptionHandler(null);
    checks.same("default handler", "first: one;", byDefault.told());
    checks.same("own handler", "second: two;", special.told());
    checks.check("ended by the exception", !first.isAlive() && !second.isAlive());
  }

  /** A thread that starts two more, down to a depth; every one counts itself. */
  static class Branch extends Thread {
    private final int depth;
    private int size = 1;

    Branch(int depth) {
      this.depth = depth;
    }

    @Override
    public void run() {
      if (depth > 0) {
        Branch left = new Branch(depth - 1);
        Branch right = new Branch(depth - 1);
        left.start();
        right.start();
        try {
          left.join();
          right.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        size += left.size + right.size;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int depth = Math.min(8, Args.size(args, 5));
    Checklist checks = new Checklist();
    identity(checks);
    inheritance(checks);
    states(checks);
    interrupts(checks);
    locals(checks);
    handlers(checks);
    Branch root = new Branch(depth);
    root.start();
    root.join();
    checks.same("tree of threads", (2 << depth) - 1, root.size);
    Thread daemon = new Thread(new Sleeper());
    daemon.setDaemon(true);
    daemon.start(); // does not keep the program from ending
    checks.finish();
  }
}
