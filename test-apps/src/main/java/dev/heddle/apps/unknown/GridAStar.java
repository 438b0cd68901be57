package dev.heddle.apps.unknown;

import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A* over a maze with a PriorityBlockingQueue as the open set. */
public class GridAStar {
  private static final String[] MAZE = {
    "S..#......#...",
    ".#.#.####.#.#.",
    ".#...#....#.#.",
    ".#####.####.#.",
    "......#.....#.",
    ".####...#####.",
    "....#.#......E"
  };

  static final class Cell {
    final short row, column;

    Cell(int row, int column) {
      this.row = (short) row;
      this.column = (short) column;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Cell && ((Cell) o).row == row && ((Cell) o).column == column;
    }

    @Override
    public int hashCode() {
      return Objects.hash(row, column);
    }

    @Override
    public String toString() {
      return row + ":" + column;
    }

    int estimate() {
      return MAZE.length - 1 - row + MAZE[0].length() - 1 - column;
    }
  }

  static final class Path implements Comparable<Path> {
    final Cell end;
    final Path before;
    final int length;

    Path(Cell end, Path before) {
      this.end = end;
      this.before = before;
      this.length = before == null ? 0 : before.length + 1;
    }

    @Override
    public int compareTo(Path o) {
      return length + end.estimate() - o.length - o.end.estimate();
    }
  }

  private final PriorityBlockingQueue<Path> open =
      new PriorityBlockingQueue<>(16, Collections.reverseOrder(Collections.reverseOrder()));
  private final Map<Cell, Integer> best = new ConcurrentHashMap<>();
  private final AtomicReference<Path> found = new AtomicReference<>();
  private final AtomicBoolean done = new AtomicBoolean();

  private void offer(Path path) {
    int length = best.merge(path.end, path.length, Math::min);
    Path known = found.get();
    if (length == path.length
        && (known == null || path.length + path.end.estimate() < known.length)) open.put(path);
  }

  private void search() {
    int idle = 0;
    try {
      while (idle < 3 && !done.get()) {
        Path path = open.poll(40, TimeUnit.MILLISECONDS);
        if (path == null) {
          idle++;
          continue;
        }
        idle = 0;
        Cell c = path.end;
        if (MAZE[c.row].charAt(c.column) == 'E') {
          found.accumulateAndGet(path, (a, b) -> a == null || b.length < a.length ? b : a);
          continue;
        }
        int[][] steps = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
        for (int[] step : steps) {
          int r = c.row + step[0], k = c.column + step[1];
          try {
            if (MAZE[r].charAt(k) != '#'
                && (path.before == null || !new Cell(r, k).equals(path.before.end)))
              if (best.getOrDefault(new Cell(r, k), 999) > path.length + 1)
                offer(new Path(new Cell(r, k), path));
          } catch (ArrayIndexOutOfBoundsException | StringIndexOutOfBoundsException outside) {
            assert r < 0 || k < 0 || r >= MAZE.length || k >= MAZE[0].length();
          }
        }
      }
    } catch (InterruptedException e) {
      done.set(true);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    GridAStar search = new GridAStar();
    search.offer(new Path(new Cell(0, 0), null));
    Thread[] threads = {
      new Thread(search::search), new Thread(search::search), new Thread(search::search)
    };
    for (Thread t : threads) t.start();
    for (Thread t : threads) t.join();
    List<Cell> cells = new LinkedList<>();
    for (Path p = search.found.get(); p != null; p = p.before) cells.add(0, p.end);
    System.out.println(
        search.found.get().length
            + " steps from "
            + cells.get(0)
            + " to "
            + cells.get(cells.size() - 1));
    System.out.println(
        search.open.isEmpty()
            + " "
            + search.best.get(new Cell(6, 13))
            + " "
            + search.best.get(new Cell(0, 0)));
  }
}
