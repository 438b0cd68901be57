package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Prints from all threads, in an order that the program's own synchronisation implies: turns under
 * a lock, start and join.
 *
 * <p>Usage: {@code OutputOrder [lines] [threads]}.
 */
public class OutputOrder {

  private final int lines;
  private final int threads;
  private int next = 1;

  OutputOrder(int lines, int threads) {
    this.lines = lines;
    this.threads = threads;
  }

  private void print(int me) throws InterruptedException {
    for (; ; ) {
      synchronized (this) {
        while (next <= lines && next % threads != me) {
          wait();
        }
        if (next > lines) {
          return;
        }
        System.out.print("line ");
        System.out.print(next);
        if (next % 3 == 0) {
          System.out.printf(" of %d%n", lines);
        } else {
          System.out.println(" by thread " + me);
        }
        if (next % 5 == 0) {
          System.err.println("warning " + next / 5);
        }
        next++;
        notifyAll();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int lines = Args.size(args, 30);
    int threads = Args.threads(args, 4);
    System.out.println("before start");
    OutputOrder order = new OutputOrder(lines, threads);
    Thread[] printers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      printers[t] =
          new Thread(
              () -> {
                try {
                  order.print(me);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      printers[t].start();
    }
    for (Thread printer : printers) {
      printer.join();
    }
    System.out.println("after join");
    for (int i = 0; i < 3; i++) {
      int number = i;
      Thread one = new Thread(() -> System.out.println("alone " + number));
      one.start();
      one.join();
      System.out.println("joined " + number);
    }
    Thread silent = new Thread(() -> System.out.print("a line without an end, "));
    silent.start();
    silent.join();
    System.out.println("ended by main");
    Verdict.print(lines + " lines", order.next == lines + 1);
  }
}
