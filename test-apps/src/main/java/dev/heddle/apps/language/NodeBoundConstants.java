package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Scanner;
import java.util.TimeZone;

/**
 * A main class as many are written: the scanner of standard input and a date format are its
 * constants, used by {@code main} alone, while its threads use its other statics.
 *
 * <p>Usage: {@code NodeBoundConstants [turns] [threads]}; reads two numbers.
 */
public final class NodeBoundConstants {
  private static final Scanner IN = new Scanner(System.in);
  private static final SimpleDateFormat FORMAT = new SimpleDateFormat("yyyy-MM-dd HH:mm");
  private static final Object LOCK = new Object();
  private static int sum;

  private NodeBoundConstants() {}

  public static void main(String[] args) throws InterruptedException {
    int turns = Args.size(args, 1000);
    int threads = Args.threads(args, 4);
    FORMAT.setTimeZone(TimeZone.getTimeZone("UTC"));
    int first = IN.nextInt();
    run(turns, threads, first);
    int second = IN.nextInt();
    run(turns, threads, second);
    boolean correct = sum == turns * threads * (first + second);
    Verdict.print("at " + FORMAT.format(new Date(86_400_000L * first)) + " sum " + sum, correct);
  }

  private static void run(int turns, int threads, int step) throws InterruptedException {
    Thread[] adders = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      adders[i] =
          new Thread(
              () -> {
                for (int turn = 0; turn < turns; turn++) {
                  synchronized (LOCK) {
                    sum += step;
                  }
                }
              });
      adders[i].start();
    }
    for (Thread adder : adders) {
      adder.join();
    }
  }
}
