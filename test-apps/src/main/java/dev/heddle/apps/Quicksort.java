package dev.heddle.apps;

import java.util.Random;

/**
 * Quicksort of an int[] with a shared stack of ranges: a thread pops a range, partitions it, pushes
 * the larger part for whoever is idle and goes on with the smaller.
 *
 * <p>Usage: {@code Quicksort [ints] [threads] [threshold]}: ranges up to the threshold are sorted
 * without the stack.
 */
public class Quicksort {

  /** A linked stack that also knows how many ranges are still being worked on. */
  static class RangeStack {
    private static class Entry {
      int low;
      int high;
      Entry below;
    }

    private Entry top;
    private int unfinished;

    synchronized void push(int low, int high) {
      Entry entry = new Entry();
      entry.low = low;
      entry.high = high;
      entry.below = top;
      top = entry;
      unfinished++;
      notify();
    }

    /** The next range in {@code into}, or false when everything has been sorted. */
    synchronized boolean pop(int[] into) throws InterruptedException {
      while (top == null && unfinished > 0) {
        wait();
      }
      if (top == null) {
        return false;
      }
      into[0] = top.low;
      into[1] = top.high;
      top = top.below;
      return true;
    }

    synchronized void finished() {
      if (--unfinished == 0) {
        notifyAll();
      }
    }
  }

  static class Sorter extends Thread {
    private final int[] a;
    private final RangeStack stack;
    private final int threshold;
    private final StartGate start;

    Sorter(int[] a, RangeStack stack, int threshold, StartGate start) {
      this.a = a;
      this.stack = stack;
      this.threshold = threshold;
      this.start = start;
    }

    public void run() {
      int[] range = new int[2];
      start.pass();
      try {
        while (stack.pop(range)) {
          split(range[0], range[1]);
          stack.finished();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void split(int low, int high) {
      while (high - low + 1 > threshold) {
        int middle = partition(low, high);
        if (middle - low > high - middle) {
          stack.push(low, middle);
          low = middle + 1;
        } else {
          stack.push(middle + 1, high);
          high = middle;
        }
      }
      sort(low, high);
    }

    /** Hoare's partition: afterwards low..result <= pivot <= result+1..high. */
    private int partition(int low, int high) {
      int pivot = a[(low + high) >>> 1];
      int i = low - 1;
      int j = high + 1;
      for (; ; ) {
        do {
          i++;
        } while (a[i] < pivot);
        do {
          j--;
        } while (a[j] > pivot);
        if (i >= j) {
          return j;
        }
        int swap = a[i];
        a[i] = a[j];
        a[j] = swap;
      }
    }

    private void sort(int low, int high) {
      if (high - low < 12) {
        for (int i = low + 1; i <= high; i++) {
          int x = a[i];
          int j = i - 1;
          while (j >= low && a[j] > x) {
            a[j + 1] = a[j];
            j--;
          }
          a[j + 1] = x;
        }
      } else {
        int middle = partition(low, high);
        sort(low, middle);
        sort(middle + 1, high);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int size = Args.size(args, 1_000_000);
    int threads = Args.threads(args, 4);
    int threshold = Args.number(args, 2, Math.max(12, size / 64));
    int[] a = new int[size];
    long sumBefore = 0;
    int mixBefore = 0;
    Random random = new Random(1962);
    for (int i = 0; i < size; i++) {
      a[i] = random.nextInt();
      sumBefore += a[i];
      mixBefore ^= a[i] * 0x9E3779B9;
    }

    RangeStack stack = new RangeStack();
    stack.push(0, size - 1);
    Sorter[] sorters = new Sorter[threads];
    StartGate start = new StartGate(threads);
    for (int t = 0; t < threads; t++) {
      sorters[t] = new Sorter(a, stack, threshold, start);
      sorters[t].start();
    }
    for (int t = 0; t < threads; t++) {
      sorters[t].join();
    }

    boolean correct = true;
    long sum = a[0];
    int mix = a[0] * 0x9E3779B9;
    for (int i = 1; i < size; i++) {
      correct &= a[i - 1] <= a[i];
      sum += a[i];
      mix ^= a[i] * 0x9E3779B9;
    }
    correct &= sum == sumBefore && mix == mixBefore;
    Verdict.print(size + " ints, median " + a[size / 2] + ", sum " + sum, correct);
  }
}
