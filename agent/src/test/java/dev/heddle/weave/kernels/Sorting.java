package dev.heddle.weave.kernels;

/** Quicksort of ints by recursion, and a byte-wise pass over an array field. */
public final class Sorting implements Runnable {
  private final int[] numbers = new int[100_000];
  private final byte[] bytes = new byte[1 << 20];
  private int mix;

  @Override
  public void run() {
    int seed = 1;
    for (int i = 0; i < numbers.length; i++) {
      seed = seed * 1103515245 + 12345;
      numbers[i] = seed;
    }
    sort(numbers, 0, numbers.length - 1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] += (byte) (i ^ mix);
      mix += bytes[i];
    }
  }

  private static void sort(int[] a, int low, int high) {
    int i = low;
    int j = high;
    int pivot = a[(low + high) >>> 1];
    while (i <= j) {
      while (a[i] < pivot) {
        i++;
      }
      while (a[j] > pivot) {
        j--;
      }
      if (i <= j) {
        int swap = a[i];
        a[i] = a[j];
        a[j] = swap;
        i++;
        j--;
      }
    }
    if (low < j) {
      sort(a, low, j);
    }
    if (i < high) {
      sort(a, i, high);
    }
  }
}
