package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Static state and the order in which classes are initialised: each once in the whole program,
 * superclass first, by whichever thread comes first; constants without initialisation; enums with
 * state; the lazy holder.
 *
 * <p>Usage: {@code StaticsAndClinit [increments] [threads]}.
 */
public class StaticsAndClinit {

  /** What was initialised, in order. */
  private static String log = "";

  static synchronized int log(String what) {
    log = log + what + ";";
    return log.length();
  }

  static synchronized String takeLog() {
    String taken = log;
    log = "";
    return taken;
  }

  static class Parent {
    static final int CONSTANT = 42;
    static int state = log("Parent");

    static {
      log("Parent block");
    }
  }

  static class Child extends Parent {
    static int own = log("Child");
    int field = log("child field");

    Child() {
      log("child constructor");
    }
  }

  static class Outer {
    static {
      log("Outer");
    }

    static class Nested {
      static int uses = log("Nested") - log("Nested again");
    }

    class Inner {
      final int base = Outer.Nested.uses + size;

      {
        log("Inner");
      }
    }

    int size = 3;
  }

  interface WithConstant {
    int LENGTH = log("WithConstant");

    default int length() {
      return LENGTH;
    }
  }

  static class Implementor implements WithConstant {
    static {
      log("Implementor");
    }
  }

  static class Holder {
    static int created;

    static class Lazy {
      static final Service INSTANCE = new Service();
    }

    static class Service {
      final int number;
      int calls;

      Service() {
        synchronized (Holder.class) {
          number = ++created;
        }
      }

      synchronized int call() {
        return ++calls;
      }
    }

    static Service get() {
      return Lazy.INSTANCE;
    }
  }

  enum Planet {
    MERCURY(3) {
      @Override
      String symbol() {
        return "me";
      }
    },
    EARTH(6) {
      @Override
      String symbol() {
        return "ea";
      }
    };

    private static int landings;
    private final int mass;
    private int visitors;

    Planet(int mass) {
      this.mass = mass;
    }

    abstract String symbol();

    synchronized void visit() {
      visitors++;
      synchronized (Planet.class) {
        landings++;
      }
    }
  }

  /** Statics that refer to each other before they are ready. */
  static class Early {
    static final Early SELF = new Early();
    static int later = 7;
    final int seen;

    Early() {
      seen = later;
    }
  }

  static class CycleA {
    static int a = 1;
    static int fromB = CycleB.b + 10;
  }

  static class CycleB {
    static int b = CycleA.a + 100;
  }

  private static int counter;
  private static long[] table = new long[4];
  private static volatile boolean constantOnly;

  static synchronized void count(int i) {
    counter++;
    table[i % 4] += i;
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    int increments = Args.size(args, 5000);
    int threads = Args.threads(args, 4);
    Checklist checks = new Checklist();

    inThread(() -> constantOnly = Child.CONSTANT == 42);
    checks.same("a constant initialises nothing", "", takeLog());
    inThread(() -> new Child());
    checks.same(
        "superclass first, then fields and constructor",
        "Parent;Parent block;Child;child field;child constructor;",
        takeLog());
    inThread(() -> Parent.state++);
    inThread(() -> new Child());
    checks.same("never again", "child field;child constructor;", takeLog());
    inThread(() -> new Outer().new Inner());
    checks.same("outer, nested and inner", "Outer;Nested;Nested again;Inner;", takeLog());
    int[] length = new int[2];
    inThread(() -> length[0] = new Implementor().length());
    checks.same("interface with default method", "WithConstant;Implementor;", takeLog());
    inThread(() -> length[1] = WithConstant.LENGTH);
    checks.same("interface field", length[0], length[1]);

    Thread[] workers = new Thread[threads];
    int[] numbers = new int[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                numbers[me] = Holder.get().number;
                for (int i = 0; i < increments; i++) {
                  count(i);
                  Holder.get().call();
                  Planet.values()[i % 2].visit();
                }
              });
      workers[t].start();
    }
    boolean one = true;
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      one &= numbers[t] == 1;
    }
    checks.check("one instance of the lazy service", one && Holder.created == 1);
    checks.same("its calls", increments * threads, Holder.get().calls);
    checks.same("static counter", increments * threads, counter);
    long sum = table[0] + table[1] + table[2] + table[3];
    checks.same("static array", (long) threads * increments * (increments - 1) / 2, sum);
    checks.same("static of an enum", increments * threads, Planet.landings);
    checks.same(
        "fields of enum constants",
        increments * threads,
        Planet.MERCURY.visitors + Planet.valueOf("EARTH").visitors);
    checks.same("enum bodies", "me3ea6", symbols());
    int[] early = new int[4];
    inThread(() -> early[0] = Early.SELF.seen);
    inThread(() -> early[1] = Early.later);
    checks.check("a static seen before it is set", early[0] == 0 && early[1] == 7);
    inThread(() -> early[2] = CycleA.fromB);
    inThread(() -> early[3] = CycleB.b);
    checks.check("initialisers in a circle", early[2] == 111 && early[3] == 101);
    checks.finish();
  }

  private static String symbols() {
    StringBuilder symbols = new StringBuilder();
    for (Planet planet : Planet.values()) {
      symbols.append(planet.symbol()).append(planet.mass);
    }
    return symbols.toString();
  }
}
