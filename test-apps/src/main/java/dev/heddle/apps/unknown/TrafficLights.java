package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/** Traffic lights whose phases a java.util.Timer changes; cars wait for green. */
public class TrafficLights {

  enum Light {
    RED,
    GREEN,
    AMBER;

    Light next() {
      return values()[(ordinal() + 1) % values().length];
    }
  }

  static class Crossing {
    private final Light[] lights = {Light.RED, Light.GREEN};
    private int changes;
    private int[] passed = new int[2];
    private final List<String> problems = new ArrayList<>();

    synchronized void change() {
      changes++;
      for (int i = 0; i < 2; i++) {
        if (lights[i] != Light.RED) {
          lights[i] = lights[i].next();
          if (lights[i] == Light.RED) lights[1 - i] = Light.GREEN;
          break;
        }
      }
      if (lights[0] == Light.GREEN && lights[1] == Light.GREEN)
        problems.add("both green at " + changes);
      notifyAll();
    }

    synchronized void pass(int road) throws InterruptedException {
      while (lights[road] != Light.GREEN) wait();
      passed[road]++;
    }
  }

  static class Change extends TimerTask {
    private final Crossing crossing;

    Change(Crossing crossing) {
      this.crossing = crossing;
    }

    @Override
    public void run() {
      crossing.change();
      synchronized (crossing) {
        if (crossing.passed[0] + crossing.passed[1] >= 60) {
          cancel();
        }
      }
    }
  }

  public static void main(String[] args) throws Exception {
    final Crossing crossing = new Crossing();
    Timer timer = new Timer("lights", true);
    TimerTask change = new Change(crossing);
    timer.schedule(change, 1, 2);
    Thread[] cars = new Thread[3];
    for (int i = 0; i < 3; i++) {
      final int n = i;
      cars[i] =
          new Thread("car " + i) {
            public void run() {
              try {
                for (int k = 0; k < 20; k++) crossing.pass((n + k) % 2);
              } catch (InterruptedException e) {
                System.out.println("towed");
              }
            }
          };
      cars[i].start();
    }
    for (Thread car : cars) car.join();
    final Object end = new Object();
    final boolean[] rung = new boolean[1];
    timer.schedule(
        new TimerTask() {
          public void run() {
            synchronized (end) {
              rung[0] = true;
              end.notify();
            }
          }
        },
        5);
    synchronized (end) {
      while (!rung[0]) end.wait();
    }
    System.out.println(crossing.passed[0] + " + " + crossing.passed[1] + " " + crossing.problems);
    System.out.println("cancelled again " + change.cancel());
    timer.cancel();
    try {
      timer.schedule(new Change(crossing), 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
