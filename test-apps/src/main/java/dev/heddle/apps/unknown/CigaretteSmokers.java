package dev.heddle.apps.unknown;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** An agent puts two things on the table; the smoker who has the third takes them. */
public class CigaretteSmokers {

  enum Thing {
    TOBACCO {
      @Override
      String verb() {
        return "rolls";
      }
    },
    PAPER {
      @Override
      String verb() {
        return "folds";
      }
    },
    MATCHES {
      @Override
      String verb() {
        return "strikes";
      }
    };

    abstract String verb();

    Thing other(Thing that) {
      for (Thing thing : values()) {
        if (thing != this && thing != that) {
          return thing;
        }
      }
      throw new IllegalArgumentException(this + " and " + that);
    }
  }

  static class Table {
    private Thing left, right;
    private boolean over;
    private final Map<Thing, Integer> smoked = new EnumMap<>(Thing.class);

    synchronized void put(Thing one, Thing two) throws InterruptedException {
      while (left != null) {
        wait();
      }
      left = one;
      right = two;
      notifyAll();
    }

    synchronized boolean take(Thing mine) throws InterruptedException {
      while (!over && (left == null || left.other(right) != mine)) {
        wait();
      }
      if (left == null) {
        return false;
      }
      smoked.merge(mine, 1, Integer::sum);
      left = right = null;
      notifyAll();
      return true;
    }

    synchronized void end() throws InterruptedException {
      while (left != null) {
        wait();
      }
      over = true;
      notifyAll();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Table table = new Table();
    ThreadGroup room = new ThreadGroup("smokers");
    Thread[] smokers = new Thread[3];
    for (Thing thing : Thing.values()) {
      smokers[thing.ordinal()] =
          new Thread(
              room,
              () -> {
                try {
                  while (table.take(thing)) {
                    Thread.yield();
                  }
                } catch (InterruptedException e) {
                  throw new RuntimeException(e);
                }
              },
              thing.name().toLowerCase());
      smokers[thing.ordinal()].start();
    }
    Random random = new Random(42);
    Thing[] all = Thing.values();
    for (int i = 0; i < 120; i++) {
      int without = random.nextInt(all.length);
      table.put(all[(without + 1) % 3], all[(without + 2) % 3]);
    }
    table.end();
    for (Thread smoker : smokers) {
      smoker.join();
    }
    synchronized (table) {
      for (Map.Entry<Thing, Integer> entry : table.smoked.entrySet()) {
        Thing thing = entry.getKey();
        System.out.println(
            thing
                + " "
                + thing.verb()
                + " "
                + entry.getValue()
                + " "
                + (thing.getClass() == Thing.class)
                + " "
                + thing.getDeclaringClass().getSimpleName());
      }
      System.out.println(table.smoked);
    }
    System.out.println(room.getName() + " " + room.getParent().getName());
    System.out.println("OK");
  }
}
