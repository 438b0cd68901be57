package dev.heddle.apps.unknown;

import java.util.concurrent.Semaphore;

/**
 * main returns at once; threads hand a token round, make more threads, and the last one reports.
 */
public class MainReturnsFirst {
  private static final int RUNNERS = 4, ROUNDS = 5;
  private static final Semaphore[] turn = new Semaphore[RUNNERS];
  private static final StringBuilder path = new StringBuilder();
  private static int laps;
  private static String order = "";

  static class Runner implements Runnable {
    private final int id;

    Runner(int id) {
      this.id = id;
    }

    public void run() {
      for (int round = 0; round < ROUNDS; round++) {
        turn[id].acquireUninterruptibly();
        order += id;
        laps++;
        if (round == ROUNDS - 1 && id == RUNNERS - 1) {
          Thread report =
              new Thread(
                  new Runnable() {
                    public void run() {
                      System.out.println(order + " " + laps);
                      for (StackTraceElement e : Thread.currentThread().getStackTrace())
                        if (e.getClassName().startsWith(MainReturnsFirst.class.getName()))
                          System.out.println(e.getMethodName());
                    }
                  },
                  "report");
          report.start();
        }
        turn[(id + 1) % RUNNERS].release();
      }
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < RUNNERS; i++) turn[i] = new Semaphore(0);
    for (int i = 0; i < RUNNERS; i++) new Thread(new Runner(i)).start();
    Thread daemon =
        new Thread(
            () -> {
              while (true) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    daemon.setDaemon(true);
    daemon.start();
    System.out.println("main returns" + path);
    turn[0].release();
  }
}
