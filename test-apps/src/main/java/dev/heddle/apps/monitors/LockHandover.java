package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * A baton that goes round a circle of threads as often as one likes. Every runner has a lock of its
 * own on which he is handed the baton; the baton carries data that each changes.
 *
 * <p>Usage: {@code LockHandover [hand-overs] [threads]}.
 */
public class LockHandover {

  static class Baton {
    int handovers;
    final int[] notches = new int[64];
    String lastRunner = "nobody";
  }

  static class Runner extends Thread {
    private final int limit;
    private Runner next;
    private Baton baton;
    private boolean finished;
    private int runs;

    Runner(String name, int limit) {
      super(name);
      this.limit = limit;
    }

    synchronized void hand(Baton baton) {
      this.baton = baton;
      notifyAll(); // not notify: main joins, so it waits on this Thread's monitor too
    }

    synchronized void finish() {
      finished = true;
      notifyAll();
    }

    private synchronized Baton await() throws InterruptedException {
      while (baton == null && !finished) {
        wait();
      }
      Baton mine = baton;
      baton = null;
      return mine;
    }

    @Override
    public void run() {
      try {
        for (Baton mine = await(); mine != null; mine = await()) {
          if (mine.handovers == limit) {
            break;
          }
          mine.notches[mine.handovers % mine.notches.length]++;
          mine.handovers++;
          mine.lastRunner = getName();
          runs++;
          next.hand(mine);
        }
        next.finish();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int limit = Args.size(args, 50_000);
    int threads = Args.threads(args, 2);
    Runner[] runners = new Runner[threads];
    for (int i = 0; i < threads; i++) {
      runners[i] = new Runner("runner " + i, limit);
    }
    for (int i = 0; i < threads; i++) {
      runners[i].next = runners[(i + 1) % threads];
      runners[i].start();
    }
    Baton baton = new Baton();
    runners[0].hand(baton);
    int runs = 0;
    for (Runner runner : runners) {
      runner.join();
      runs += runner.runs;
    }
    int notches = 0;
    for (int n : baton.notches) {
      notches += n;
    }
    String last = "runner " + (limit - 1) % threads;
    Verdict.print(
        baton.handovers + " hand-overs, last by " + baton.lastRunner,
        baton.handovers == limit
            && notches == limit
            && runs == limit
            && baton.lastRunner.equals(last));
  }
}
