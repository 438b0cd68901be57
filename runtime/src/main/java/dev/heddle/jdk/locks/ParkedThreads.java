package dev.heddle.jdk.locks;

import java.util.concurrent.locks.LockSupport;

/** Threads that are all woken at once. Used under the monitor of whoever has it. */
final class ParkedThreads {
  private Thread[] threads = new Thread[4];
  private int size;

  int size() {
    return size;
  }

  void add(Thread thread) {
    if (size == threads.length) {
      Thread[] more = new Thread[2 * size];
      System.arraycopy(threads, 0, more, 0, size);
      threads = more;
    }
    threads[size++] = thread;
  }

  void remove(Thread thread) {
    for (int i = 0; i < size; i++) {
      if (threads[i] == thread) {
        threads[i] = threads[--size];
        threads[size] = null;
        return;
      }
    }
  }

  /** Those that wait, who do so no longer. */
  Thread[] removeAll() {
    Thread[] all = new Thread[size];
    for (int i = 0; i < size; i++) {
      all[i] = threads[i];
      threads[i] = null;
    }
    size = 0;
    return all;
  }

  static void wake(Thread[] threads) {
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
