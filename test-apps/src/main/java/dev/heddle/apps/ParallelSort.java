package dev.heddle.apps;

import java.util.Arrays;
import java.util.Random;

/**
 * Sorts one array of longs in place: each thread sorts a block, then neighbouring blocks are merged
 * and split in odd-even rounds until all is in order.
 *
 * <p>Usage: {@code ParallelSort [longs] [threads]}.
 */
public class ParallelSort {

  private final long[] data;
  private final int blocks;
  private final Object gate = new Object();
  private int arrived;
  private int round;

  ParallelSort(long[] data, int blocks) {
    this.data = data;
    this.blocks = blocks;
  }

  private int startOf(int block) {
    return (int) ((long) data.length * block / blocks);
  }

  private void awaitOthers() throws InterruptedException {
    synchronized (gate) {
      int mine = round;
      arrived++;
      if (arrived == blocks) {
        arrived = 0;
        round++;
        gate.notifyAll();
      }
      while (mine == round) {
        gate.wait();
      }
    }
  }

  /** Merges two neighbouring sorted blocks through a scratch array of this thread. */
  private void mergeWithNext(int block) {
    int from = startOf(block);
    int middle = startOf(block + 1);
    int to = startOf(block + 2);
    if (from == middle || middle == to || data[middle - 1] <= data[middle]) {
      return;
    }
    long[] left = new long[middle - from];
    System.arraycopy(data, from, left, 0, left.length);
    int l = 0;
    int r = middle;
    int out = from;
    while (l < left.length) {
      if (r < to && data[r] < left[l]) {
        data[out++] = data[r++];
      } else {
        data[out++] = left[l++];
      }
    }
  }

  void sort() throws InterruptedException {
    Thread[] threads = new Thread[blocks];
    for (int b = 0; b < blocks; b++) {
      final int block = b;
      threads[b] =
          new Thread() {
            public void run() {
              try {
                Arrays.sort(data, startOf(block), startOf(block + 1));
                for (int phase = 0; phase < blocks; phase++) {
                  awaitOthers();
                  if (block % 2 == phase % 2 && block + 1 < blocks) {
                    mergeWithNext(block);
                  }
                }
              } catch (InterruptedException e) {
                throw new RuntimeException(e);
              }
            }
          };
      threads[b].start();
    }
    for (int b = 0; b < blocks; b++) {
      threads[b].join();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int size = Args.size(args, 262_144);
    int threads = Args.threads(args, 4);
    long[] data = new long[size];
    Random random = new Random(1987);
    for (int i = 0; i < size; i++) {
      data[i] = random.nextLong();
    }
    long[] expected = data.clone();
    Arrays.sort(expected);
    new ParallelSort(data, threads).sort();
    Verdict.print(
        size + " longs, first " + data[0] + ", last " + data[size - 1],
        Arrays.equals(data, expected));
  }
}
