package dev.heddle.apps.unknown;

import java.util.Timer;
import java.util.TimerTask;

/**
 * A reminder service with one Timer per customer, in the style of 2001; a failing task kills its
 * timer.
 */
public class OldTimers {

  abstract static class Reminder extends TimerTask {
    protected final String text;
    int fired;

    Reminder(String text) {
      this.text = text;
    }

    public final void run() {
      synchronized (Reminder.class) {
        fired++;
        total++;
        Reminder.class.notifyAll();
      }
      fire();
    }

    abstract void fire();

    static int total;
  }

  static class Once extends Reminder {
    private final Reminder follower;
    private final Timer timer;

    Once(String text, Timer timer, Reminder follower) {
      super(text);
      this.timer = timer;
      this.follower = follower;
    }

    void fire() {
      if (follower != null) timer.schedule(follower, 2);
    }
  }

  static class Repeated extends Reminder {
    private int left;

    Repeated(String text, int times) {
      super(text);
      left = times;
    }

    void fire() {
      if (--left == 0) cancel();
    }
  }

  static void awaitTotal(int n) throws InterruptedException {
    synchronized (Reminder.class) {
      while (Reminder.total < n) Reminder.class.wait();
    }
  }

  public static void main(String[] args) throws Exception {
    Timer[] timers = {new Timer(), new Timer(true), new Timer("named")};
    Repeated tick = new Repeated("tick", 6), tock = new Repeated("tock", 4);
    Once last = new Once("last", timers[2], null), first = new Once("first", timers[2], last);
    timers[0].schedule(tick, 0, 3);
    timers[1].scheduleAtFixedRate(tock, 1, 2);
    timers[2].schedule(first, new java.util.Date(System.currentTimeMillis() + 4));
    awaitTotal(12);
    Thread.sleep(15);
    synchronized (Reminder.class) {
      System.out.println(
          Reminder.total
              + " "
              + tick.fired
              + " "
              + tock.fired
              + " "
              + first.fired
              + " "
              + last.fired);
    }
    System.out.println(tick.cancel() + " purged " + (timers[0].purge() <= 1));
    final Thread[] worker = new Thread[1];
    final String[] died = new String[1];
    timers[0].schedule(
        new TimerTask() {
          public void run() {
            worker[0] = Thread.currentThread();
            worker[0].setUncaughtExceptionHandler((t, e) -> died[0] = e.toString());
            throw new IllegalStateException("no more reminders");
          }
        },
        1L);
    while (worker[0] == null) Thread.sleep(1);
    worker[0].join();
    System.out.println(died[0] + " " + worker[0].getName().startsWith("Timer-"));
    try {
      timers[0].schedule(new Repeated("late", 1), 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      timers[1].schedule(tock, 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      timers[1].schedule(new Repeated("negative", 1), -1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    timers[2].cancel();
    timers[2].cancel();
    System.out.println(first.scheduledExecutionTime() < last.scheduledExecutionTime());
  }
}
