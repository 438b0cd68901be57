package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Two threads in turn make objects that refer to those the other has just made, and are referred to
 * by them: rings of garbage that belongs to both, and memory must stay flat.
 *
 * <p>Usage: {@code CrossedPairs [turns] [pairs per turn]}.
 */
public class CrossedPairs {

  private static final int BODY_LENGTH = 16;

  private static final class Half {
    final int number;
    final int[] body = new int[BODY_LENGTH];
    Half other;

    Half(int number) {
      this.number = number;
      body[number % BODY_LENGTH] = number;
    }
  }

  private final int turns;
  private Half[] last;
  private int turn;
  private long sum;

  CrossedPairs(int turns, int pairs) {
    this.turns = turns;
    this.last = new Half[pairs];
    for (int i = 0; i < pairs; i++) {
      last[i] = new Half(i);
    }
  }

  private synchronized boolean play(int player) throws InterruptedException {
    while (turn < turns && turn % 2 != player) {
      wait();
    }
    if (turn == turns) {
      return false;
    }
    Half[] next = new Half[last.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = new Half(last[i].number + 1);
      if (last[i].other == null) {
        next[i].other = last[i];
        last[i].other = next[i];
      }
      sum += last[i].body[last[i].number % BODY_LENGTH];
    }
    last = next;
    turn++;
    notifyAll();
    return true;
  }

  public static void main(String[] args) throws InterruptedException {
    int turns = Args.size(args, 200);
    int pairs = Args.number(args, 1, 100);
    CrossedPairs game = new CrossedPairs(turns, pairs);
    Thread[] players = new Thread[2];
    for (int i = 0; i < players.length; i++) {
      int player = i;
      players[i] =
          new Thread(
              () -> {
                try {
                  while (game.play(player)) {
                    // the other's turn
                  }
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      players[i].start();
    }
    for (Thread player : players) {
      player.join();
    }
    long expected = 0;
    for (int number = 0; number < turns; number++) {
      for (int i = 0; i < pairs; i++) {
        expected += number + i;
      }
    }
    Verdict.print((long) turns * pairs + " halves, sum " + game.sum, game.sum == expected);
  }
}
