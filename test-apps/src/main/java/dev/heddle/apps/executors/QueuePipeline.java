package dev.heddle.apps.executors;

import dev.heddle.apps.Verdict;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;

/**
 * Three stages joined by blocking queues, ended by poison pills: numbers are made, squared by
 * several workers and summed.
 *
 * <p>Usage: {@code QueuePipeline [numbers] [workers] [array|linked|deque|synchronous|transfer]}.
 */
public class QueuePipeline {
  private static final Integer PILL = -1;

  private static BlockingQueue<Integer> queue(String kind) {
    switch (kind) {
      case "array":
        return new ArrayBlockingQueue<>(8);
      case "linked":
        return new LinkedBlockingQueue<>();
      case "deque":
        return new LinkedBlockingDeque<>(4);
      case "synchronous":
        return new SynchronousQueue<>();
      case "transfer":
        return new LinkedTransferQueue<>();
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int numbers = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    int workers = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    String kind = args.length > 2 ? args[2] : "array";
    BlockingQueue<Integer> made = queue(kind);
    BlockingQueue<Integer> squared = queue(kind);
    ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    Thread producer =
        new Thread(
            () -> {
              try {
                for (int i = 1; i <= numbers; i++) {
                  made.put(i);
                }
                for (int i = 0; i < workers; i++) {
                  made.put(PILL);
                }
              } catch (InterruptedException e) {
                log.add("producer interrupted");
              }
            });
    producer.start();
    for (int i = 0; i < workers; i++) {
      new Thread(
              () -> {
                try {
                  int count = 0;
                  for (Integer n = made.take(); !n.equals(PILL); n = made.take()) {
                    squared.put(n * n);
                    count++;
                  }
                  log.add("done " + count);
                  squared.put(PILL);
                } catch (InterruptedException e) {
                  log.add("worker interrupted");
                }
              })
          .start();
    }
    long sum = 0;
    int ended = 0;
    while (ended < workers) {
      Integer n = squared.take();
      if (n.equals(PILL)) {
        ended++;
      } else {
        sum += n;
      }
    }
    producer.join();
    int counted = 0;
    for (String line : log) {
      counted += Integer.parseInt(line.substring("done ".length()));
    }
    long expected = (long) numbers * (numbers + 1) * (2 * numbers + 1) / 6;
    System.out.println("squares of " + counted + " numbers by " + log.size() + " workers");
    Verdict.print("sum " + sum, sum == expected && counted == numbers && made.isEmpty());
  }
}
