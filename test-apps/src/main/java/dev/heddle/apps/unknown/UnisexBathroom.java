package dev.heddle.apps.unknown;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Herlihy and Shavit's exercise: men and women never at the same time, and nobody starves. */
public class UnisexBathroom {

  abstract static class Person implements Runnable {
    protected final UnisexBathroom room;
    protected final int visits;

    protected Person(UnisexBathroom room, int visits) {
      this.room = room;
      this.visits = visits;
    }

    protected abstract int sex();

    public final void run() {
      for (int i = 0; i < visits; i++) {
        try {
          room.enter(sex());
          try {
            room.check(sex());
          } finally {
            room.leave(sex());
          }
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  static class Man extends Person {
    Man(UnisexBathroom room, int visits) {
      super(room, visits);
    }

    protected int sex() {
      return 0;
    }
  }

  static class Woman extends Person {
    Woman(UnisexBathroom room, int visits) {
      super(room, visits);
    }

    protected int sex() {
      return 1;
    }
  }

  private final int[] inside = new int[2];
  private final int[] waiting = new int[2];
  private final int[] total = new int[2];
  private int turn;
  private int batch;

  synchronized void enter(int sex) throws InterruptedException {
    waiting[sex]++;
    try {
      while (inside[1 - sex] > 0 || (waiting[1 - sex] > 0 && turn != sex && batch > 0)) {
        wait();
      }
      inside[sex]++;
      total[sex]++;
      batch++;
      if (batch >= 4) {
        turn = 1 - sex;
      }
    } finally {
      waiting[sex]--;
    }
  }

  synchronized void check(int sex) {
    if (inside[1 - sex] != 0 || inside[sex] < 1) {
      throw new Error("mixed: " + inside[0] + "/" + inside[1]);
    }
  }

  synchronized void leave(int sex) {
    if (--inside[sex] == 0) {
      turn = 1 - sex;
      batch = 0;
    }
    notifyAll();
  }

  public static void main(String[] args) throws InterruptedException {
    UnisexBathroom room = new UnisexBathroom();
    Thread[] people = new Thread[4];
    for (int i = 0; i < people.length; i++) {
      Person person = i % 2 == 0 ? new Man(room, 40) : new Woman(room, 50);
      people[i] = new Thread(person, person.getClass().getSimpleName() + i);
    }
    for (int i = people.length; --i >= 0; ) {
      people[i].start();
    }
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    for (Thread person : people) {
      person.join();
      out.println(person.getName() + " done, alive " + person.isAlive() + " " + person.getState());
    }
    synchronized (room) {
      out.printf(
          "%d men, %d women, inside %d%n",
          room.total[0], room.total[1], room.inside[0] + room.inside[1]);
    }
    System.out.print(text);
  }
}
