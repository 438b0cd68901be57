package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Two threads, one after the other: each takes the same lock again and again and reads the same
 * volatile field as often, with nobody else about. A cluster pays for the first time of each.
 *
 * <p>Usage: {@code TakenAgain [times]}.
 */
public class TakenAgain {
  private final int times;
  private final Object lock = new Object();
  private int taken;
  private volatile int step = 1;

  TakenAgain(int times) {
    this.times = times;
  }

  private void take() {
    for (int i = 0; i < times; i++) {
      synchronized (lock) {
        taken += step;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int times = Args.size(args, 100_000);
    TakenAgain shared = new TakenAgain(times);
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(shared::take);
      thread.start();
      thread.join();
      shared.step = 2;
    }
    Verdict.print("taken " + shared.taken, shared.taken == 3 * times);
  }
}
