package dev.heddle.apps.unknown;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Totals printed by a shutdown hook after the workers have ended; another hook is taken back. */
public class HookTotals {
  private static final AtomicLong bytes = new AtomicLong();
  private static int files;

  static class Download extends Thread {
    private final int size;
    private final CountDownLatch done;

    Download(int n, CountDownLatch done) {
      super("download-" + n);
      size = n * n * 100;
      this.done = done;
    }

    @Override
    public void run() {
      for (int got = 0; got < size; got += Math.min(150, size - got))
        bytes.addAndGet(Math.min(150, size - got));
      synchronized (HookTotals.class) {
        files++;
      }
      done.countDown();
    }
  }

  public static void main(String[] args) throws Exception {
    Thread totals =
        new Thread(
            () -> {
              synchronized (HookTotals.class) {
                System.out.printf("%d files, %d bytes%n", files, bytes.get());
              }
              try {
                Runtime.getRuntime().addShutdownHook(new Thread());
              } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
              }
            },
            "totals");
    Thread never = new Thread(() -> System.out.println("never"));
    Runtime.getRuntime().addShutdownHook(totals);
    Runtime.getRuntime().addShutdownHook(never);
    try {
      Runtime.getRuntime().addShutdownHook(totals);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        Runtime.getRuntime().removeShutdownHook(never)
            + " "
            + Runtime.getRuntime().removeShutdownHook(never));
    CountDownLatch done = new CountDownLatch(3);
    for (int i = 1; i <= 3; i++) new Download(i, done).start();
    done.await();
    System.out.println("done, processors " + (Runtime.getRuntime().availableProcessors() > 0));
  }
}
