package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * Threads print in turn, each in every way there is: the order is that of the lock that passes the
 * turn on, whatever stream they print through. What they print on the error stream is in order too.
 *
 * <p>Usage: {@code OutputInTurn [rounds] [threads]}.
 */
public class OutputInTurn {

  private static final int LARGE = 100_000;
  private static final Object lock = new Object();
  private static final PrintStream out = System.out;
  private static final PrintStream wrapped = new PrintStream(System.out, true);
  private static PrintStream unflushed = new PrintStream(out);
  private static int turn;

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 20);
    int count = Args.threads(args, 6);
    Thread[] threads = new Thread[count];
    for (int t = 0; t < count; t++) {
      int me = t;
      threads[t] =
          new Thread(
              () -> {
                try {
                  for (int round = 0; round < rounds; round++) {
                    inTurn(round, me, count);
                  }
                } catch (InterruptedException e) {
                  System.out.println("FAILED: interrupted");
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("OK");
    System.out.print("an open line");
    System.err.print("and another");
  }

  private static void inTurn(int round, int me, int count) throws InterruptedException {
    synchronized (lock) {
      while (turn % count != me) {
        lock.wait();
      }
      print(round, me);
      turn++;
      lock.notifyAll();
    }
  }

  private static void print(int round, int me) {
    switch (round % 10) {
      case 0:
        System.out.println("round " + round + " of " + me);
        break;
      case 1:
        System.out.print("part " + me + ' ');
        break;
      case 2:
        System.out.printf("%d %s %5.2f%n", me, "ä€", 1.5).print(me);
        break;
      case 3:
        System.out.write(new byte[] {'b', 0, '\n'}, 0, 3);
        System.out.write('A' + me);
        System.out.flush();
        break;
      case 4:
        System.out.append("app").append('x').append("abcdef", 1, 3).println();
        break;
      case 5:
        char[] large = new char[LARGE];
        Arrays.fill(large, (char) ('a' + me));
        System.out.println(large);
        break;
      case 6:
        out.println("kept " + me);
        break;
      case 7:
        wrapped.println("wrapped ö " + me);
        break;
      case 8:
        unflushed.print(me);
        unflushed.format("%s%n", new Object[] {null});
        break;
      default:
        System.err.println("error " + round + " of " + me);
        break;
    }
  }
}
