package dev.heddle.jdk.locks;

/** How often each thread holds a read lock. Used under the monitor of the lock. */
final class ReadHolds {
  private Thread[] threads = new Thread[4];
  private int[] counts = new int[4];
  private int readers;
  private int total;

  int total() {
    return total;
  }

  int of(Thread thread) {
    int at = indexOf(thread);
    return at < 0 ? 0 : counts[at];
  }

  private int indexOf(Thread thread) {
    for (int i = 0; i < readers; i++) {
      if (threads[i] == thread) {
        return i;
      }
    }
    return -1;
  }

  void add(Thread thread) {
    int at = indexOf(thread);
    if (at < 0) {
      at = readers++;
      grow();
      threads[at] = thread;
    }
    counts[at]++;
    total++;
  }

  private void grow() {
    if (readers <= threads.length) {
      return;
    }
    Thread[] moreThreads = new Thread[2 * threads.length];
    int[] moreCounts = new int[2 * threads.length];
    System.arraycopy(threads, 0, moreThreads, 0, threads.length);
    System.arraycopy(counts, 0, moreCounts, 0, threads.length);
    threads = moreThreads;
    counts = moreCounts;
  }

  /** False if the thread holds none. */
  boolean remove(Thread thread) {
    int at = indexOf(thread);
    if (at < 0) {
      return false;
    }
    total--;
    counts[at]--;
    if (counts[at] == 0) {
      readers--;
      threads[at] = threads[readers];
      counts[at] = counts[readers];
      threads[readers] = null;
      counts[readers] = 0;
    }
    return true;
  }
}
