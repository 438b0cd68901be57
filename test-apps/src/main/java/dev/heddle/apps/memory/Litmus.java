package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * The litmus tests of the memory model: store buffering, message passing, load buffering,
 * independent reads of independent writes, coherence; with volatile fields (in one object and in
 * two), with one lock and with two, and with start and join. Counts outcomes that are forbidden.
 *
 * <p>Usage: {@code Litmus [iterations]}.
 */
public class Litmus {

  /** Two variables, x and y, which begin as 0. */
  interface Variables {
    int x();

    int y();

    void x(int value);

    void y(int value);
  }

  static class VolatileFields implements Variables {
    private volatile int x;
    private volatile int y;

    public int x() {
      return x;
    }

    public int y() {
      return y;
    }

    public void x(int value) {
      x = value;
    }

    public void y(int value) {
      y = value;
    }
  }

  static class VolatileObjects implements Variables {
    private static class Cell {
      volatile int value;
    }

    private final Cell x = new Cell();
    private final Cell y = new Cell();

    public int x() {
      return x.value;
    }

    public int y() {
      return y.value;
    }

    public void x(int value) {
      x.value = value;
    }

    public void y(int value) {
      y.value = value;
    }
  }

  static class OneLock implements Variables {
    private int x;
    private int y;

    public synchronized int x() {
      return x;
    }

    public synchronized int y() {
      return y;
    }

    public synchronized void x(int value) {
      x = value;
    }

    public synchronized void y(int value) {
      y = value;
    }
  }

  static class TwoLocks implements Variables {
    private final Object xLock = new Object();
    private final Object yLock = new Object();
    private final int[] values = new int[2]; // neighbours, under different locks

    public int x() {
      synchronized (xLock) {
        return values[0];
      }
    }

    public int y() {
      synchronized (yLock) {
        return values[1];
      }
    }

    public void x(int value) {
      synchronized (xLock) {
        values[0] = value;
      }
    }

    public void y(int value) {
      synchronized (yLock) {
        values[1] = value;
      }
    }
  }

  enum Kind {
    VOLATILE_FIELDS,
    VOLATILE_OBJECTS,
    ONE_LOCK,
    TWO_LOCKS;

    Variables create() {
      switch (this) {
        case VOLATILE_FIELDS:
          return new VolatileFields();
        case VOLATILE_OBJECTS:
          return new VolatileObjects();
        case ONE_LOCK:
          return new OneLock();
        default:
          return new TwoLocks();
      }
    }
  }

  /** One iteration: the variables, plain data, and what the threads have read. */
  static class Trial {
    final Variables v;
    int plain;
    final int[][] read = new int[4][2];

    Trial(Kind kind) {
      v = kind.create();
    }
  }

  /** A litmus test: what each thread does and which outcome is forbidden. */
  abstract static class Test {
    final String name;
    final int threads;

    Test(String name, int threads) {
      this.name = name;
      this.threads = threads;
    }

    abstract void act(int thread, Trial t);

    abstract boolean forbidden(int[][] r);
  }

  private static final Test[] TESTS = {
    new Test("store buffering", 2) {
      @Override
      void act(int thread, Trial t) {
        if (thread == 0) {
          t.v.x(1);
          t.read[0][0] = t.v.y();
        } else {
          t.v.y(1);
          t.read[1][0] = t.v.x();
        }
      }

      @Override
      boolean forbidden(int[][] r) {
        return r[0][0] == 0 && r[1][0] == 0;
      }
    },
    new Test("message passing", 2) {
      @Override
      void act(int thread, Trial t) {
        if (thread == 0) {
          t.v.x(1);
          t.v.y(1);
        } else {
          t.read[1][0] = t.v.y();
          t.read[1][1] = t.v.x();
        }
      }

      @Override
      boolean forbidden(int[][] r) {
        return r[1][0] == 1 && r[1][1] == 0;
      }
    },
    new Test("message passing of plain data", 2) {
      @Override
      void act(int thread, Trial t) {
        if (thread == 0) {
          t.plain = 1;
          t.v.y(1);
        } else {
          t.read[1][0] = t.v.y();
          if (t.read[1][0] == 1) {
            t.read[1][1] = t.plain;
          }
        }
      }

      @Override
      boolean forbidden(int[][] r) {
        return r[1][0] == 1 && r[1][1] == 0;
      }
    },
    new Test("load buffering", 2) {
      @Override
      void act(int thread, Trial t) {
        if (thread == 0) {
          t.read[0][0] = t.v.x();
          t.v.y(1);
        } else {
          t.read[1][0] = t.v.y();
          t.v.x(1);
        }
      }

      @Override
      boolean forbidden(int[][] r) {
        return r[0][0] == 1 && r[1][0] == 1;
      }
    },
    new Test("independent reads of independent writes", 4) {
      @Override
      void act(int thread, Trial t) {
        if (thread == 0) {
          t.v.x(1);
        } else if (thread == 1) {
          t.v.y(1);
        } else if (thread == 2) {
          t.read[2][0] = t.v.x();
          t.read[2][1] = t.v.y();
        } else {
          t.read[3][0] = t.v.y();
          t.read[3][1] = t.v.x();
        }
      }

      @Override
      boolean forbidden(int[][] r) {
        return r[2][0] == 1 && r[2][1] == 0 && r[3][0] == 1 && r[3][1] == 0;
      }
    },
    new Test("coherence", 4) {
      @Override
      void act(int thread, Trial t) {
        if (thread < 2) {
          t.v.x(thread + 1);
        } else {
          t.read[thread][0] = t.v.x();
          t.read[thread][1] = t.v.x();
        }
      }

      @Override
      boolean forbidden(int[][] r) {
        boolean lost = r[2][0] != 0 && r[2][1] == 0 || r[3][0] != 0 && r[3][1] == 0;
        boolean up = r[2][0] == 1 && r[2][1] == 2 && r[3][0] == 2 && r[3][1] == 1;
        boolean down = r[2][0] == 2 && r[2][1] == 1 && r[3][0] == 1 && r[3][1] == 2;
        return lost || up || down;
      }
    }
  };

  /** Lets the threads of a test begin each iteration together. */
  static class StartingLine {
    private final int runners;
    private int arrived;
    private int heat;

    StartingLine(int runners) {
      this.runners = runners;
    }

    synchronized void await() {
      int mine = heat;
      if (++arrived == runners) {
        arrived = 0;
        heat++;
        notifyAll();
      }
      while (mine == heat) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static int run(Test test, Kind kind, int iterations) throws InterruptedException {
    Trial[] trials = new Trial[iterations];
    for (int i = 0; i < iterations; i++) {
      trials[i] = new Trial(kind);
    }
    StartingLine line = new StartingLine(test.threads);
    Thread[] threads = new Thread[test.threads];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < trials.length; i++) {
                  if (i % 4 == 0) {
                    line.await();
                  }
                  test.act(me, trials[i]);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    int forbidden = 0;
    for (Trial trial : trials) {
      if (test.forbidden(trial.read)) {
        forbidden++;
      }
    }
    return forbidden;
  }

  /** Data handed to a thread by starting it and back by joining it, all plain. */
  private static int startAndJoin(int iterations) throws InterruptedException {
    int forbidden = 0;
    int[] data = new int[2];
    for (int i = 1; i <= iterations; i++) {
      data[0] = i;
      Thread thread =
          new Thread() {
            @Override
            public void run() {
              data[1] = data[0];
            }
          };
      thread.start();
      thread.join();
      if (data[1] != i) {
        forbidden++;
      }
    }
    return forbidden;
  }

  public static void main(String[] args) throws InterruptedException {
    int iterations = Args.size(args, 1000);
    Checklist checks = new Checklist();
    for (Test test : TESTS) {
      for (Kind kind : Kind.values()) {
        checks.same(test.name + ", " + kind, 0, run(test, kind, iterations));
      }
    }
    checks.same("start and join", 0, startAndJoin(Math.min(100, iterations)));
    checks.finish();
  }
}
