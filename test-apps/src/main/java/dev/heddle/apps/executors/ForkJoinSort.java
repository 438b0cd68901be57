package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.stream.IntStream;

/**
 * Merge sort and sums by fork and join, from several threads with one pool, on data they share; and
 * parallel streams over shared collections.
 *
 * <p>Usage: {@code ForkJoinSort [elements] [threads]}.
 */
public class ForkJoinSort {
  private static final int SMALL = 64;

  /** One for all threads. */
  private static final ForkJoinPool POOL = new ForkJoinPool(2);

  /** Sorts a range. */
  static class Sort extends RecursiveAction {
    private final int[] data;
    private final int from;
    private final int to;

    Sort(int[] data, int from, int to) {
      this.data = data;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from <= SMALL) {
        Arrays.sort(data, from, to);
        return;
      }
      int middle = (from + to) >>> 1;
      invokeAll(new Sort(data, from, middle), new Sort(data, middle, to));
      int[] left = Arrays.copyOfRange(data, from, middle);
      int i = 0;
      int j = middle;
      for (int k = from; i < left.length; k++) {
        data[k] = j == to || left[i] <= data[j] ? left[i++] : data[j++];
      }
    }
  }

  /** Adds up a range. */
  static class Sum extends RecursiveTask<Long> {
    private final int[] data;
    private final int from;
    private final int to;

    Sum(int[] data, int from, int to) {
      this.data = data;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Long compute() {
      if (to - from <= SMALL) {
        long sum = 0;
        for (int i = from; i < to; i++) {
          sum += data[i];
        }
        return sum;
      }
      int middle = (from + to) >>> 1;
      Sum left = new Sum(data, from, middle);
      left.fork();
      long right = new Sum(data, middle, to).compute();
      return left.join() + right;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int elements = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    int[][] rows = new int[threads][elements];
    ConcurrentHashMap<Integer, Long> sums = new ConcurrentHashMap<>();
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int row = t;
      workers[t] =
          new Thread(
              () -> {
                Random random = new Random(row);
                for (int i = 0; i < elements; i++) {
                  rows[row][i] = random.nextInt(1000);
                }
                POOL.invoke(new Sort(rows[row], 0, elements));
                sums.put(row, POOL.submit(new Sum(rows[row], 0, elements)).join());
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    Checklist list = new Checklist();
    long total = 0;
    for (int t = 0; t < threads; t++) {
      int[] sorted = rows[t].clone();
      Arrays.sort(sorted);
      list.check("row " + t + " is sorted", Arrays.equals(sorted, rows[t]));
      long sum = Arrays.stream(sorted).asLongStream().sum();
      list.same("sum of row " + t, sum, sums.get(t));
      total += sum;
    }
    list.same("common pool", total / 1, new SumOfRows(rows).invoke());
    list.same("parallel stream", total, sums.values().parallelStream().mapToLong(x -> x).sum());
    list.same(
        "parallel over shared rows",
        total,
        IntStream.range(0, threads)
            .parallel()
            .mapToLong(t -> Arrays.stream(rows[t]).asLongStream().sum())
            .sum());
    POOL.shutdown();
    list.check("pool ends", POOL.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS));
    list.finish();
  }

  /** In the common pool. */
  static class SumOfRows extends RecursiveTask<Long> {
    private final int[][] rows;

    SumOfRows(int[][] rows) {
      this.rows = rows;
    }

    @Override
    protected Long compute() {
      long sum = 0;
      Sum[] parts = new Sum[rows.length];
      for (int i = 0; i < rows.length; i++) {
        parts[i] = new Sum(rows[i], 0, rows[i].length);
      }
      invokeAll(Arrays.asList(parts));
      for (Sum part : parts) {
        sum += part.join();
      }
      return sum;
    }
  }
}
