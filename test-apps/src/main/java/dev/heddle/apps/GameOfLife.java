package dev.heddle.apps;

import java.util.Random;

/**
 * Conway's game of life on a torus of booleans. Two boards change places after each generation;
 * every thread keeps its own idea of which is which.
 *
 * <p>Usage: {@code GameOfLife [side] [threads] [generations]}.
 */
public class GameOfLife {

  private static class World {
    boolean[][] now;
    boolean[][] next;

    World(int side) {
      now = new boolean[side][side];
      next = new boolean[side][side];
      Random random = new Random(1970);
      for (int i = 0; i < side; i++) {
        for (int j = 0; j < side; j++) {
          now[i][j] = random.nextInt(3) == 0;
        }
      }
    }

    void generation(int from, int to) {
      int side = now.length;
      for (int i = from; i < to; i++) {
        boolean[] up = now[(i + side - 1) % side];
        boolean[] row = now[i];
        boolean[] down = now[(i + 1) % side];
        for (int j = 0; j < side; j++) {
          int left = (j + side - 1) % side;
          int right = (j + 1) % side;
          int alive = count(up[left], up[j], up[right]);
          alive += count(row[left], false, row[right]);
          alive += count(down[left], down[j], down[right]);
          next[i][j] = alive == 3 || alive == 2 && row[j];
        }
      }
    }

    private static int count(boolean a, boolean b, boolean c) {
      return (a ? 1 : 0) + (b ? 1 : 0) + (c ? 1 : 0);
    }

    void swap() {
      boolean[][] old = now;
      now = next;
      next = old;
    }

    int population() {
      int alive = 0;
      for (boolean[] row : now) {
        for (boolean cell : row) {
          if (cell) {
            alive++;
          }
        }
      }
      return alive;
    }
  }

  /** The last thread to arrive swaps the boards and lets the others go. */
  private static class Turn {
    private final World world;
    private final int players;
    private int done;
    private int number;

    Turn(World world, int players) {
      this.world = world;
      this.players = players;
    }

    synchronized void end() throws InterruptedException {
      int mine = number;
      done++;
      if (done < players) {
        while (number == mine) {
          wait();
        }
      } else {
        world.swap();
        done = 0;
        number++;
        notifyAll();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int side = Args.size(args, 400);
    int threads = Args.threads(args, 4);
    int generations = Args.number(args, 2, 50);
    World world = new World(side);
    Turn turn = new Turn(world, threads);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int from = side * t / threads;
      int to = side * (t + 1) / threads;
      workers[t] =
          new Thread(
              () -> {
                try {
                  for (int g = 0; g < generations; g++) {
                    world.generation(from, to);
                    turn.end();
                  }
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    World alone = new World(side);
    for (int g = 0; g < generations; g++) {
      alone.generation(0, side);
      alone.swap();
    }
    boolean correct = true;
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        correct &= world.now[i][j] == alone.now[i][j];
      }
    }
    Verdict.print("generation " + generations + " population " + world.population(), correct);
  }
}
