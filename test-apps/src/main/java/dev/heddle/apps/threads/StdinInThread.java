package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;
import java.util.Scanner;

/**
 * Adds the numbers on standard input, all of which a thread other than main reads.
 *
 * <p>Usage: {@code StdinInThread [most numbers]}.
 */
public class StdinInThread {

  private long sum;
  private int numbers;

  private void read(int most) {
    Scanner scanner = new Scanner(System.in);
    while (numbers < most && scanner.hasNextLong()) {
      sum += scanner.nextLong();
      numbers++;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int most = Args.size(args, 1000);
    StdinInThread adder = new StdinInThread();
    Thread[] threads = new Thread[2];
    for (int i = 0; i < threads.length; i++) {
      boolean reads = i == 1;
      threads[i] =
          new Thread(
              () -> {
                if (reads) {
                  adder.read(most);
                }
              });
      threads[i].start();
      threads[i].join();
    }
    Verdict.print(adder.numbers + " numbers, sum " + adder.sum, adder.numbers > 0);
  }
}
