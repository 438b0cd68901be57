package dev.heddle.apps.unknown;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;

/** Merge sort and a sum by fork and join, from several threads that share an array. */
public class RecursiveMergeSort {

  static class Sort extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final long[] data, scratch;
    private final int from, to;

    Sort(long[] data, long[] scratch, int from, int to) {
      this.data = data;
      this.scratch = scratch;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from < 64) {
        Arrays.sort(data, from, to);
        return;
      }
      int middle = (from + to) >>> 1;
      invokeAll(new Sort(data, scratch, from, middle), new Sort(data, scratch, middle, to));
      System.arraycopy(data, from, scratch, from, to - from);
      for (int k = from, i = from, j = middle; k < to; k++) {
        data[k] = j >= to || i < middle && scratch[i] <= scratch[j] ? scratch[i++] : scratch[j++];
      }
    }
  }

  static class Sum extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1L;
    private final long[] data;
    private final int from, to;

    Sum(long[] data, int from, int to) {
      this.data = data;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Long compute() {
      if (to - from <= 100) {
        long sum = 0;
        for (int i = from; i < to; i++) sum += data[i] * (i % 3);
        return sum;
      }
      int middle = from + (to - from) / 2;
      Sum left = new Sum(data, from, middle);
      left.fork();
      long right = new Sum(data, middle, to).compute();
      return left.join() + right;
    }
  }

  public static void main(String[] args) throws Exception {
    final long[] data = new Random(2011).longs(20_000, -1000, 1000).toArray();
    final long[] expected = data.clone();
    Arrays.sort(expected);
    final long[] sums = new long[3];
    ForkJoinPool pool = new ForkJoinPool(2);
    Thread[] threads = new Thread[3];
    for (int t = 0; t < 3; t++) {
      final int part = t;
      threads[t] =
          new Thread(
              () -> {
                int third = data.length / 3;
                int from = part * third, to = part == 2 ? data.length : from + third;
                pool.invoke(new Sort(data, new long[data.length], from, to));
                sums[part] = pool.invoke(new Sum(data, from, to));
              });
      threads[t].start();
    }
    for (Thread thread : threads) thread.join();
    for (long sum : sums) System.out.println("part " + sum);
    pool.invoke(new Sort(data, new long[data.length], 0, data.length));
    System.out.println(Arrays.equals(data, expected) + " " + Arrays.hashCode(data));
    long total = ForkJoinPool.commonPool().invoke(new Sum(data, 0, data.length));
    System.out.println("sum " + total + " " + new Sum(expected, 0, expected.length).invoke());
    pool.shutdown();
    System.out.println(pool.isShutdown() + " " + pool.getParallelism());
  }
}
