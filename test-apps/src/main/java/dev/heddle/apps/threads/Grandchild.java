package dev.heddle.apps.threads;

import dev.heddle.apps.Args;

/**
 * Main returns at once; its child starts a grandchild and ends; the grandchild prints the result.
 * The program is over only when the last thread is.
 *
 * <p>Usage: {@code Grandchild [generations]}.
 */
public class Grandchild {

  static class Generation extends Thread {
    private final Generation parent;
    private final int left;
    private final long sum;

    Generation(Generation parent, int left, long sum) {
      this.parent = parent;
      this.left = left;
      this.sum = sum;
    }

    @Override
    public void run() {
      try {
        if (parent != null) {
          parent.join();
          Thread.sleep(2);
        }
      } catch (InterruptedException e) {
        System.out.println("FAILED: interrupted");
      }
      if (left > 0) {
        new Generation(this, left - 1, sum + left).start();
      } else {
        System.out.println("sum of the generations " + sum);
        System.out.println("OK");
      }
    }
  }

  public static void main(String[] args) {
    new Generation(null, Args.size(args, 20), 0).start();
    System.out.println("main is done");
  }
}
