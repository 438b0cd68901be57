package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Peterson's algorithm: mutual exclusion of two threads without a lock. Right with volatile fields.
 * With plain ones ({@code plain}) it needs a sequentially consistent memory, which no JVM promises.
 *
 * <p>Usage: {@code Peterson [entries] [2] [volatile|plain]}.
 */
public class Peterson {

  interface Doorman {
    void enter(int me);

    void leave(int me);
  }

  static class VolatileDoorman implements Doorman {
    private volatile boolean first;
    private volatile boolean second;
    private volatile int last;

    public void enter(int me) {
      if (me == 0) {
        first = true;
      } else {
        second = true;
      }
      last = me;
      while ((me == 0 ? second : first) && last == me) {
        Thread.onSpinWait();
      }
    }

    public void leave(int me) {
      if (me == 0) {
        first = false;
      } else {
        second = false;
      }
    }
  }

  static class PlainDoorman implements Doorman {
    private boolean first;
    private boolean second;
    private int last;

    public void enter(int me) {
      if (me == 0) {
        first = true;
      } else {
        second = true;
      }
      last = me;
      while ((me == 0 ? second : first) && last == me) {
        Thread.yield();
      }
    }

    public void leave(int me) {
      if (me == 0) {
        first = false;
      } else {
        second = false;
      }
    }
  }

  static class Room {
    int entries;
    final int[] marks = new int[16];
  }

  public static void main(String[] args) throws InterruptedException {
    int entries = Args.size(args, 2000);
    Doorman doorman =
        Args.word(args, 2, "volatile").equals("plain") ? new PlainDoorman() : new VolatileDoorman();
    Room room = new Room();
    Thread[] guests = new Thread[2];
    for (int t = 0; t < 2; t++) {
      int me = t;
      guests[t] =
          new Thread(
              () -> {
                for (int i = 0; i < entries; i++) {
                  doorman.enter(me);
                  room.entries++;
                  room.marks[room.entries % room.marks.length]++;
                  doorman.leave(me);
                }
              });
      guests[t].start();
    }
    guests[0].join();
    guests[1].join();
    int marks = 0;
    for (int mark : room.marks) {
      marks += mark;
    }
    Verdict.print(room.entries + " entries", room.entries == 2 * entries && marks == room.entries);
  }
}
