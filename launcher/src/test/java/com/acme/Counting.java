package com.acme;

import java.io.IOException;

/** Threads that count together until the input ends; no count may be lost. */
public class Counting {
  private static final Object LOCK = new Object();
  private static long together;
  private static boolean stopped;

  private static class Counter extends Thread {
    private long own;

    @Override
    public void run() {
      boolean go = true;
      while (go) {
        synchronized (LOCK) {
          together++;
          own++;
          go = !stopped;
        }
      }
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Counter[] counters = new Counter[3];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = new Counter();
      counters[i].start();
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Only its end counts.
    }
    synchronized (LOCK) {
      stopped = true;
    }
    long sum = 0;
    for (Counter counter : counters) {
      counter.join();
      sum += counter.own;
    }
    System.out.println(sum == together ? "OK" : "FAILED: " + sum + " of " + together);
  }
}
