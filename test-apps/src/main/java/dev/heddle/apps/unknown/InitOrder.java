package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order in which nested classes are initialised, told by a log; one of them fails. */
public class InitOrder {
  static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  static int log(String what, int value) {
    LOG.add(what);
    return value;
  }

  static class Base {
    static final int CONSTANT = 7;
    static int counter = log("Base.counter", 1);

    static {
      log("Base", 0);
    }

    int field = log("new Base", counter++);
  }

  static class Derived extends Base implements Quiet, Loud {
    static {
      log("Derived", 0);
    }

    {
      log("new Derived", 0);
    }
  }

  interface Quiet {
    int Q = log("Quiet", 1);
  }

  interface Loud {
    int L = log("Loud", 2);

    default int loud() {
      return L;
    }
  }

  static class Holder {
    static final Holder FIRST = new Holder();
    static int count = 10;
    static final Integer BOXED = Integer.valueOf(5);
    final int seen;

    Holder() {
      seen = count++;
      log("Holder sees " + seen + " " + BOXED, 0);
    }
  }

  static class Ping {
    static final Pong PONG = new Pong();
    static final String NAME = new String("ping");
  }

  static class Pong {
    final String seen = Ping.NAME;
  }

  static class Broken {
    static int tries = log("Broken", 1);
    static int value = Integer.parseInt("broken");
  }

  public static void main(String[] args) throws InterruptedException {
    Runnable[] steps = {
      () -> log("constant " + Base.CONSTANT, 0),
      () -> log("array " + new Derived[2].length, 0),
      () -> log("counter " + Derived.counter, 0),
      () -> log("loud " + new Derived().loud(), 0),
      () -> log("quiet " + Derived.Q, 0),
      () -> log("holder " + Holder.FIRST.seen + " " + Holder.count, 0),
      () -> log("ping " + Ping.PONG.seen + " " + Ping.NAME, 0),
      () -> log("class " + Broken.class.getSimpleName(), 0),
      () -> {
        try {
          log("broken " + Broken.value, 0);
        } catch (ExceptionInInitializerError e) {
          log(e.getCause().getMessage(), 0);
        }
      },
      () -> {
        try {
          log("broken again " + new Broken(), 0);
        } catch (NoClassDefFoundError e) {
          log(e.getMessage(), 0);
        }
      },
      () -> {
        try {
          Class.forName(
              "dev.heddle.apps.unknown.InitOrder$Late", false, InitOrder.class.getClassLoader());
          log("loaded", 0);
          Class.forName("dev.heddle.apps.unknown.InitOrder$Late");
        } catch (ClassNotFoundException e) {
          log(e.toString(), 0);
        }
      },
      () -> log("base " + new Base().field + " " + Base.counter, 0)
    };
    for (Runnable step : steps) {
      Thread t = new Thread(step);
      t.start();
      t.join();
    }
    for (String line : LOG) System.out.println(line);
    System.out.println("OK");
  }

  static class Late {
    static {
      log("Late", 0);
    }
  }
}
