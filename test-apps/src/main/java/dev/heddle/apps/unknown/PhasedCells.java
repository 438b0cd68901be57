package dev.heddle.apps.unknown;

import java.util.concurrent.Phaser;

/** A cellular automaton in phases of a Phaser; one thread leaves early, one joins late. */
public class PhasedCells {

  static class Generation extends Phaser {
    private final int last;
    final StringBuilder log = new StringBuilder();

    Generation(int parties, int last) {
      super(parties);
      this.last = last;
    }

    @Override
    protected boolean onAdvance(int phase, int registered) {
      swaps++;
      if (phase % 2 == 1) {
        byte[] t = cells;
        cells = next;
        next = t;
      }
      return phase >= last || registered == 0;
    }
  }

  private static byte[] cells = new byte[60];
  private static byte[] next = new byte[60];
  private static int swaps;

  static void step(int from, int to) {
    byte[] now = cells, then = next;
    for (int i = from; i < to; i++) {
      int left = now[(i + 59) % 60], self = now[i], right = now[(i + 1) % 60];
      then[i] = (byte) (left ^ (self | right));
    }
  }

  public static void main(String[] args) throws InterruptedException {
    cells[30] = 1;
    final Generation phaser = new Generation(1, 23);
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) {
      final int me = i;
      phaser.register();
      threads[i] =
          new Thread(
              () -> {
                while (!phaser.isTerminated()) {
                  step(me * 20, me * 20 + 20);
                  phaser.arriveAndAwaitAdvance();
                  phaser.arriveAndAwaitAdvance();
                }
              });
      threads[i].start();
    }
    int p = phaser.arriveAndAwaitAdvance();
    System.out.println("phase " + p + " registered " + phaser.getRegisteredParties());
    p = phaser.arriveAndDeregister();
    for (Thread t : threads) t.join();
    StringBuilder line = new StringBuilder();
    for (byte cell : cells) line.append(cell == 0 ? '.' : '#');
    System.out.println(line);
    System.out.println(
        p
            + " "
            + swaps
            + " "
            + phaser.isTerminated()
            + " "
            + (phaser.getPhase() < 0)
            + " "
            + phaser.arrive());
    Phaser root = new Phaser();
    Phaser left = new Phaser(root, 1), right = new Phaser(root, 1);
    Thread t = new Thread(left::arriveAndDeregister);
    t.start();
    right.awaitAdvance(right.arrive());
    t.join();
    System.out.println(
        root.getPhase()
            + " "
            + root.getRegisteredParties()
            + " "
            + (right.getParent() == root)
            + " "
            + left.getArrivedParties());
  }
}
