package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * The rules of monitors on one object of each kind: threads count under it, wait and notify on it
 * in turn, leave it by exception; who does not hold it is refused.
 *
 * <p>Usage: {@code AnyObjectLocks [turns] [threads]}.
 */
public class AnyObjectLocks {

  enum Gear {
    LOW,
    HIGH {
      @Override
      int ratio() {
        return 2;
      }
    };

    int ratio() {
      return 1;
    }
  }

  record Point(int x, int y) {}

  interface Shape {}

  private static class Hidden {}

  /** One lock and what it guards. */
  static class Case {
    final String name;
    final Object lock;
    int count;
    int turn;
    int refusals;

    Case(String name, Object lock) {
      this.name = name;
      this.lock = lock;
    }
  }

  static final class TurnLostException extends RuntimeException {
    TurnLostException(String message) {
      super(message);
    }
  }

  private final Case own = new Case("this", this);

  private Case[] cases() {
    int captured = own.turn;
    Runnable stateless = () -> {};
    Runnable capturing = () -> own.turn = captured;
    Runnable method = this::toString;
    return new Case[] {
      own,
      new Case("new Object()", new Object()),
      new Case("private object", new Hidden()),
      new Case("anonymous object", new Shape() {}),
      new Case("int[0]", new int[0]),
      new Case("long[3000]", new long[3000]),
      new Case("Object[]", new Object[2]),
      new Case("String[][]", new String[2][2]),
      new Case("own class", Hidden.class),
      new Case("interface class", Shape.class),
      new Case("array class", int[][].class),
      new Case("primitive class", int.class),
      new Case("JDK class", java.util.HashMap.class),
      new Case("literal", "a lock by value"),
      new Case("constant expression", "a " + "constant"),
      new Case("new String", new String("mine")),
      new Case("interned", new String("interned lock").intern()),
      new Case("enum constant", Gear.LOW),
      new Case("enum constant with a body", Gear.HIGH),
      new Case("new Integer", new Integer(3)),
      new Case("new Long", new Long(1L << 40)),
      new Case("new Character", new Character('x')),
      new Case("new Double", new Double(0.5)),
      new Case("new Boolean", new Boolean(true)),
      new Case("BigInteger", new java.math.BigInteger("123456789012345678901234567890")),
      new Case("lambda", stateless),
      new Case("capturing lambda", capturing),
      new Case("method reference", method),
      new Case("record", new Point(1, 2)),
      new Case("exception", new IllegalStateException("a lock")),
      new Case("own exception", new TurnLostException("a lock")),
      new Case("unstarted thread", new Thread("never started")),
    };
  }

  static class Worker extends Thread {
    private final Case[] cases;
    private final int me;
    private final int threads;
    private final int turns;
    String trouble = "";

    Worker(Case[] cases, int me, int threads, int turns) {
      super("worker-" + me);
      this.cases = cases;
      this.me = me;
      this.threads = threads;
      this.turns = turns;
    }

    @Override
    public void run() {
      for (Case one : cases) {
        try {
          refused(one);
          takeTurns(one);
          leaveByException(one);
        } catch (Exception e) {
          trouble += one.name + ": " + e + ";";
        }
      }
    }

    private void refused(Case one) throws InterruptedException {
      int refusals = 0;
      try {
        one.lock.notify();
      } catch (IllegalMonitorStateException e) {
        refusals++;
      }
      try {
        one.lock.notifyAll();
      } catch (IllegalMonitorStateException e) {
        refusals++;
      }
      try {
        one.lock.wait(1, 1);
      } catch (IllegalMonitorStateException e) {
        refusals++;
      }
      if (Thread.holdsLock(one.lock)) {
        trouble += one.name + ": holds what it has not taken;";
      }
      synchronized (one.lock) {
        one.refusals += refusals;
      }
    }

    /** The threads go round in order; the waits are three deep and have no time-out. */
    private void takeTurns(Case one) throws InterruptedException {
      for (int turn = 0; turn < turns; turn++) {
        synchronized (one.lock) {
          synchronized (one.lock) {
            while (one.turn % threads != me) {
              synchronized (one.lock) {
                one.lock.wait();
              }
            }
            if (!Thread.holdsLock(one.lock)) {
              trouble += one.name + ": does not hold what it has taken;";
            }
            one.turn++;
            one.lock.notifyAll();
          }
          one.count++;
        }
      }
    }

    private void leaveByException(Case one) {
      for (int turn = 0; turn < turns; turn++) {
        try {
          fail(one, 3);
        } catch (TurnLostException e) {
          if (Thread.holdsLock(one.lock)) {
            trouble += one.name + ": still held after the exception;";
          }
        }
      }
    }

    private static void fail(Case one, int depth) {
      synchronized (one.lock) {
        one.count++;
        if (depth == 0) {
          throw new TurnLostException(one.name);
        }
        fail(one, depth - 1);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int turns = Args.size(args, 20);
    Worker[] workers = new Worker[Args.threads(args, 4)];
    AnyObjectLocks program = new AnyObjectLocks();
    Case[] cases = program.cases();
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(cases, i, workers.length, turns);
      workers[i].start();
    }
    String trouble = "";
    for (Worker worker : workers) {
      worker.join();
      trouble += worker.trouble;
    }
    Checklist checks = new Checklist();
    int all = turns * workers.length;
    for (Case one : cases) {
      checks.same(
          one.name,
          all * 5 + " " + all + " " + 3 * workers.length,
          one.count + " " + one.turn + " " + one.refusals);
    }
    checks.same("trouble", "", trouble);
    checks.finish();
  }
}
