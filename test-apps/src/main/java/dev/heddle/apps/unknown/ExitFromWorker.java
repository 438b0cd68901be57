package dev.heddle.apps.unknown;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A worker that finds what is sought ends the whole program with a status, others still running.
 */
public class ExitFromWorker {
  static class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int code;

    Found(int code) {
      super("found " + code, null, false, false);
      this.code = code;
    }
  }

  static void crack(int from, int to, String sought) {
    for (int i = from; i < to; i++) {
      if (Integer.toString(i, 36).equals(sought)) throw new Found(i);
    }
  }

  public static void main(String[] args) {
    final String sought = Integer.toString(77_777, 36);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
    final BlockingQueue<int[]> ranges = new LinkedBlockingQueue<>();
    for (int i = 0; i < 20; i++) ranges.add(new int[] {i * 10_000, i * 10_000 + 10_000});
    for (int w = 0; w < 3; w++) {
      new Thread(
              () -> {
                try {
                  while (true) {
                    int[] range = ranges.take();
                    crack(range[0], range[1], sought);
                  }
                } catch (Found e) {
                  System.out.println(e.getMessage() + " " + e.getStackTrace().length);
                  System.out.flush();
                  System.exit(e.code % 100);
                } catch (InterruptedException e) {
                  System.out.println("interrupted");
                } finally {
                  System.out.println("finally is not reached");
                }
              })
          .start();
    }
    synchronized (ranges) {
      while (true) {
        try {
          ranges.wait();
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }
}
