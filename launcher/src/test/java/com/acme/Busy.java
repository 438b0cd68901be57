package com.acme;

/** Six threads that never end, each way of being busy; says so once they are started. */
public class Busy {
  private static final Object LOCK = new Object();
  private static final int[] DATA = new int[100_000];
  private static int sum;

  /** Its initialiser takes for ever. */
  private static class Endless {
    private static int result;

    static {
      while (DATA.length > 0) {
        result++;
      }
    }
  }

  /** What to be busy with: the first argument. */
  public static void main(String[] arguments) throws InterruptedException {
    String mode = arguments[0];
    if (mode.equals("exit")) {
      Runtime.getRuntime().addShutdownHook(new Thread(Busy::sleepLong));
    }
    Thread[] threads = new Thread[6];
    for (int i = 0; i < threads.length; i++) {
      int me = i;
      threads[i] = new Thread(() -> run(mode, me));
      threads[i].start();
    }
    System.out.println("ready");
    if (mode.equals("exit")) {
      System.exit(0);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("never " + sum);
  }

  private static void run(String mode, int me) {
    try {
      switch (mode) {
        case "locks" -> lockForEver();
        case "holds" -> hold();
        case "waits" -> waitForEver();
        case "misses" -> missForEver(me);
        case "joins" -> join();
        case "prints" -> printForEver(me);
        case "initialises" -> System.out.println(Endless.result);
        case "reads" -> System.out.println(System.in.read());
        default -> sleepLong();
      }
    } catch (InterruptedException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void lockForEver() {
    while (true) {
      synchronized (LOCK) {
        sum++;
      }
    }
  }

  private static void hold() {
    synchronized (LOCK) {
      sleepLong();
    }
  }

  private static void waitForEver() throws InterruptedException {
    synchronized (LOCK) {
      while (true) {
        LOCK.wait(20);
      }
    }
  }

  private static void missForEver(int me) {
    while (true) {
      synchronized (LOCK) {
        for (int i = me; i < DATA.length; i += 6) {
          DATA[i]++;
        }
      }
      int seen = 0;
      for (int value : DATA) {
        seen += value;
      }
      synchronized (LOCK) {
        sum += seen;
      }
    }
  }

  private static void join() throws InterruptedException {
    Thread sleeper = new Thread(Busy::sleepLong);
    sleeper.start();
    sleeper.join();
  }

  private static void printForEver(int me) {
    while (true) {
      System.out.println("line of " + me);
    }
  }

  private static void sleepLong() {
    try {
      Thread.sleep(1_000_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
