package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that live at the same time; each prints its name and the processors it sees. */
public final class Spread {
  private Spread() {}

  /**
   * Starts threads.
   *
   * @param arguments names, each that of a thread; {@code name:2} starts two of its own
   */
  public static void main(String[] arguments) throws InterruptedException {
    int threads = 0;
    for (String name : arguments) {
      threads += 1 + children(name);
    }
    CountDownLatch allRun = new CountDownLatch(threads);
    join(startAll(List.of(arguments), allRun));
  }

  private static int children(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? 0 : Integer.parseInt(name.substring(colon + 1));
  }

  private static List<Thread> startAll(List<String> names, CountDownLatch allRun) {
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      threads.add(new Thread(() -> run(name, allRun), name));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private static void run(String name, CountDownLatch allRun) {
    List<String> children = new ArrayList<>();
    for (int i = 0; i < children(name); i++) {
      children.add(name.replace(':', '-') + "-" + i);
    }
    List<Thread> started = startAll(children, allRun);
    System.out.println(name + " " + Runtime.getRuntime().availableProcessors());
    allRun.countDown();
    try {
      allRun.await();
      join(started);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
