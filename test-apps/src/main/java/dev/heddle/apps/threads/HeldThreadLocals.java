package dev.heddle.apps.threads;

import java.util.ArrayList;
import java.util.List;

/**
 * Thread-locals that are no constants of a class: in fields of objects, in local variables that
 * lambdas capture, of anonymous classes. A thread's value is its own wherever it runs.
 */
public final class HeldThreadLocals {
  private static final InheritableThreadLocal<String> CONSTANT = new InheritableThreadLocal<>();

  /** As such a class is written that formats for many threads. */
  private static final class Formatter {
    private final String pattern;
    private int made;

    private final ThreadLocal<StringBuilder> buffer =
        new ThreadLocal<StringBuilder>() {
          @Override
          protected StringBuilder initialValue() {
            synchronized (Formatter.this) {
              made++;
            }
            return new StringBuilder(pattern);
          }
        };

    Formatter(String pattern) {
      this.pattern = pattern;
    }

    String format(int number) {
      StringBuilder own = buffer.get();
      own.append(number);
      return own.toString();
    }

    synchronized int made() {
      return made;
    }
  }

  /** What a session knows goes on to the threads that it starts. */
  private static final class Session {
    private final InheritableThreadLocal<List<String>> trail =
        new InheritableThreadLocal<>() {
          @Override
          protected List<String> childValue(List<String> parents) {
            List<String> own = new ArrayList<>(parents);
            own.add("child");
            return own;
          }
        };

    void begin(String name) {
      List<String> first = new ArrayList<>();
      first.add(name);
      trail.set(first);
    }
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    Formatter formatter = new Formatter("#");
    for (int i = 0; i < 3; i++) {
      int number = i;
      inThread(() -> System.out.println(formatter.format(number) + " " + formatter.format(9)));
    }
    System.out.println(formatter.format(7) + " of " + formatter.made());
    Session session = new Session();
    session.begin("main");
    for (int i = 0; i < 2; i++) {
      inThread(
          () -> {
            session.trail.get().add("seen");
            System.out.println(session.trail.get());
          });
    }
    System.out.println(session.trail.get());
    captured();
    System.out.println("OK");
  }

  private static void captured() throws InterruptedException {
    ThreadLocal<int[]> plain = ThreadLocal.withInitial(() -> new int[1]);
    InheritableThreadLocal<int[]> inherited = new InheritableThreadLocal<>();
    int[] mine = {7};
    inherited.set(mine);
    CONSTANT.set("constant");
    InheritableThreadLocal<String> constant = CONSTANT;
    for (int i = 0; i < 3; i++) {
      inThread(
          () -> {
            plain.get()[0]++;
            boolean same = inherited.get() == mine;
            inherited.get()[0]++;
            inherited.set(null);
            System.out.println(plain.get()[0] + " " + same + " " + constant.get());
            System.out.println((constant == CONSTANT) + " " + CONSTANT.get());
          });
    }
    System.out.println(plain.get()[0] + " " + inherited.get()[0]);
  }
}
