package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.concurrent.locks.LockSupport;

/**
 * The parts of {@link Thread} that older programs lean on: groups, handlers, stopping by flag and
 * by interrupt, joins from all sides, starting twice.
 *
 * <p>Usage: {@code Lifecycle [rounds]}.
 */
public class Lifecycle {

  /** The stop idiom that replaced Thread.stop: a volatile reference to the thread itself. */
  static class Blinker implements Runnable {
    private volatile Thread blinker;
    private int blinks;

    void start() {
      blinker = new Thread(this, "blinker");
      blinker.start();
    }

    /** Ends the loop and returns how often it went round. */
    int stop() throws InterruptedException {
      Thread moribund = blinker;
      blinker = null;
      moribund.interrupt();
      moribund.join();
      return blinks;
    }

    @Override
    public void run() {
      Thread me = Thread.currentThread();
      while (blinker == me) {
        blinks++;
        try {
          Thread.sleep(5_000); // the interrupt must cut it short
        } catch (InterruptedException e) {
          // the loop looks again
        }
      }
    }
  }

  /** Suspends itself by wait, as the tutorials taught after Thread.suspend was deprecated. */
  static class Stepper extends Thread {
    private boolean suspended = true;
    private boolean stopping;
    private int steps;
    private int seen;

    @Override
    public void run() {
      try {
        for (; ; ) {
          synchronized (this) {
            while (suspended && !stopping) {
              wait();
            }
            if (stopping) {
              return;
            }
            steps++;
            suspended = true;
            notifyAll();
          }
        }
      } catch (InterruptedException e) {
        steps = -1;
      }
    }

    synchronized int step() throws InterruptedException {
      suspended = false;
      notifyAll();
      while (!suspended) {
        wait();
      }
      return ++seen;
    }

    synchronized void end() {
      stopping = true;
      notifyAll();
    }
  }

  private static boolean stopsByFlag(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      Blinker blinker = new Blinker();
      blinker.start();
      if (i % 2 == 1) {
        Thread.sleep(1);
      }
      int blinks = blinker.stop();
      if (blinks > 2) {
        return false;
      }
    }
    return true;
  }

  private static boolean stepsByWait(int rounds) throws InterruptedException {
    Stepper stepper = new Stepper();
    stepper.start();
    for (int i = 0; i < rounds; i++) {
      stepper.step();
    }
    stepper.end();
    stepper.join();
    return stepper.steps == rounds;
  }

  private static void starts(Checklist checks) throws InterruptedException {
    final Object gate = new Object();
    final String[] outcomes = new String[4];
    final Thread once =
        new Thread("once") {
          @Override
          public void run() {
            synchronized (gate) {
              outcomes[0] = "ran";
            }
          }
        };
    synchronized (gate) {
      once.start();
      Thread other =
          new Thread(
              () -> {
                try {
                  once.start();
                  outcomes[1] = "started twice";
                } catch (IllegalThreadStateException e) {
                  outcomes[1] = "refused";
                }
              });
      other.start();
      other.join();
      try {
        once.setDaemon(true);
        outcomes[2] = "daemon while alive";
      } catch (IllegalThreadStateException e) {
        outcomes[2] = "refused";
      }
    }
    once.join();
    checks.same("starting a thread that runs elsewhere", "refused", outcomes[1]);
    checks.same("daemon after the start", "refused", outcomes[2]);
    checks.same("ran once", "ran", outcomes[0]);

    Thread unborn = new Thread("unborn");
    unborn.join(); // returns at once
    checks.same(
        "unborn",
        "false NEW false",
        unborn.isAlive() + " " + unborn.getState() + " " + unborn.isInterrupted());
    final Thread child = new Thread("child of another");
    Thread starter = new Thread(child::start);
    starter.start();
    starter.join();
    child.join();
    checks.same("made here, started there", Thread.State.TERMINATED, child.getState());
  }

  private static void groups(Checklist checks) throws InterruptedException {
    ThreadGroup outer = new ThreadGroup("outer");
    ThreadGroup inner = new ThreadGroup(outer, "inner");
    inner.setMaxPriority(4);
    final String[] seen = new String[3];
    Thread member =
        new Thread(inner, "member") {
          @Override
          public void run() {
            ThreadGroup mine = Thread.currentThread().getThreadGroup();
            seen[0] = mine.getName() + " in " + mine.getParent().getName();
            Thread child =
                new Thread(
                    () -> seen[1] = Thread.currentThread().getThreadGroup().getName(), "child");
            child.start();
            try {
              child.join();
            } catch (InterruptedException e) {
              seen[1] = "interrupted";
            }
            seen[2] = "priority " + getPriority();
          }
        };
    member.setPriority(9);
    checks.same("group before start", "inner", member.getThreadGroup().getName());
    member.start();
    member.join();
    checks.same("group while running", "inner in outer", seen[0]);
    checks.same("group of the child", "inner", seen[1]);
    checks.same("priority under the group's", "priority 4", seen[2]);
    checks.same("no group after the end", null, member.getThreadGroup());
  }

  /** A group of the program's own that takes the uncaught exceptions of its threads. */
  static class CatchAll extends ThreadGroup {
    private final StringBuilder caught = new StringBuilder();

    CatchAll() {
      super("catch all");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      synchronized (this) {
        caught.append(thread.getName()).append(' ').append(e.getMessage()).append(';');
      }
    }

    synchronized String caught() {
      return caught.toString();
    }
  }

  private static void uncaught(Checklist checks) throws InterruptedException {
    CatchAll group = new CatchAll();
    Thread failing =
        new Thread(group, "failing") {
          @Override
          public void run() {
            throw new IllegalArgumentException("wrong");
          }
        };
    failing.start();
    failing.join();
    checks.same("handler of the group", "failing wrong;", group.caught());

    final String[] told = new String[1];
    Thread both =
        new Thread("both") {
          @Override
          public void run() {
            setUncaughtExceptionHandler(
                (thread, e) -> {
                  synchronized (told) {
                    told[0] = thread.getName() + " " + (thread == currentThread());
                  }
                });
            throw new IllegalStateException();
          }
        };
    both.start();
    both.join();
    synchronized (told) {
      checks.same("handler set by the thread itself", "both true", told[0]);
    }
  }

  /** Many join one; one joins many; a join in a join; all with and without time-outs. */
  private static boolean joins(int joiners) throws InterruptedException {
    final boolean[] go = new boolean[1];
    final int[] result = new int[joiners];
    final int[] data = new int[1];
    final Thread worker =
        new Thread(
            () -> {
              synchronized (go) {
                while (!go[0]) {
                  try {
                    go.wait();
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              }
              data[0] = 42; // plain: the join publishes it
            });
    worker.start();
    Thread[] all = new Thread[joiners];
    for (int i = 0; i < joiners; i++) {
      final int me = i;
      all[i] =
          new Thread(
              () -> {
                try {
                  if (me % 3 == 0) {
                    worker.join();
                  } else if (me % 3 == 1) {
                    worker.join(60_000);
                  } else {
                    while (worker.isAlive()) {
                      worker.join(1, 500_000);
                    }
                  }
                  result[me] = data[0];
                } catch (InterruptedException e) {
                  result[me] = -1;
                }
              });
      all[i].start();
    }
    synchronized (go) {
      go[0] = true;
      go.notifyAll();
    }
    boolean good = true;
    for (int i = 0; i < joiners; i++) {
      all[i].join();
      good &= result[i] == 42;
    }
    return good;
  }

  private static boolean parks(int rounds) throws InterruptedException {
    final int[] turn = new int[1];
    final Thread main = Thread.currentThread();
    final Object lock = new Object();
    Thread partner =
        new Thread(
            () -> {
              for (int i = 0; i < rounds; i++) {
                for (; ; ) {
                  synchronized (lock) {
                    if (turn[0] == 2 * i + 1) {
                      turn[0]++;
                      break;
                    }
                  }
                  LockSupport.park(lock);
                }
                LockSupport.unpark(main);
              }
            });
    partner.start();
    for (int i = 0; i < rounds; i++) {
      synchronized (lock) {
        turn[0]++;
      }
      LockSupport.unpark(partner);
      for (; ; ) {
        synchronized (lock) {
          if (turn[0] == 2 * i + 2) {
            break;
          }
        }
        LockSupport.park();
      }
    }
    partner.join();
    return turn[0] == 2 * rounds;
  }

  /** Interrupt reaches a thread that parks, sleeps, joins or waits, whatever node it is on. */
  private static boolean interruptsAll(int rounds) throws InterruptedException {
    final Object never = new Object();
    final int[] outcomes = new int[4];
    for (int r = 0; r < rounds; r++) {
      final Thread main = Thread.currentThread();
      Thread[] all = {
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
              }
              outcomes[0]++;
            }),
        new Thread(
            () -> {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                outcomes[1]++;
              }
            }),
        new Thread(
            () -> {
              try {
                main.join();
              } catch (InterruptedException e) {
                outcomes[2]++;
              }
            }),
        new Thread(
            () -> {
              try {
                synchronized (never) {
                  never.wait();
                }
              } catch (InterruptedException e) {
                outcomes[3]++;
              }
            })
      };
      for (Thread thread : all) {
        thread.start();
      }
      if (r % 2 == 0) {
        Thread.sleep(3);
      }
      for (Thread thread : all) {
        thread.interrupt();
      }
      for (Thread thread : all) {
        thread.join();
      }
    }
    boolean good = true;
    for (int outcome : outcomes) {
      good &= outcome == rounds;
    }
    return good;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 50);
    Checklist checks = new Checklist();
    checks.check("stopped by a flag", stopsByFlag(rounds));
    checks.check("stepped by wait", stepsByWait(rounds));
    starts(checks);
    groups(checks);
    uncaught(checks);
    checks.check("joins", joins(9));
    checks.check("parks", parks(rounds));
    checks.check("interrupts", interruptsAll(rounds));
    checks.finish();
  }
}
