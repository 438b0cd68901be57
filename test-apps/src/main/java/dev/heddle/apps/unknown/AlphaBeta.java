package dev.heddle.apps.unknown;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Noughts and crosses by alpha-beta; the root's moves are searched in parallel under a shared
 * bound.
 */
public class AlphaBeta {
  private static final int[] LINES = {0007, 0070, 0700, 0111, 0222, 0444, 0421, 0124};

  static class Board implements Cloneable {
    private int x, o;

    boolean won(int side) {
      for (int line : LINES) if ((side & line) == line) return true;
      return false;
    }

    int free() {
      return ~(x | o) & 0777;
    }

    void play(int bit, boolean cross) {
      if (cross) x ^= bit;
      else o ^= bit;
    }

    @Override
    protected Object clone() {
      try {
        return super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static class Searcher implements java.util.concurrent.Callable<Integer> {
    private final Board board;
    private final AtomicInteger bound;
    private final Map<Integer, Integer> memo = new HashMap<>();
    private int nodes;

    Searcher(Board board, AtomicInteger bound) {
      this.board = board;
      this.bound = bound;
    }

    public Integer call() {
      int value = -search(false, -100, 100, 1);
      bound.updateAndGet(b -> Math.max(b, value));
      return value;
    }

    int search(boolean cross, int alpha, int beta, int depth) {
      nodes++;
      if (board.won(cross ? board.o : board.x)) return depth - 10;
      int free = board.free();
      if (free == 0) return 0;
      Integer key = board.x << 9 | board.o;
      Integer known = memo.get(key);
      if (known != null) return known;
      int best = Integer.MIN_VALUE;
      for (int bit = 1; bit <= free; bit <<= 1) {
        if ((free & bit) == 0) continue;
        board.play(bit, cross);
        best = Math.max(best, -search(!cross, -100, 100, depth + 1));
        board.play(bit, cross);
      }
      memo.put(key, best);
      return best;
    }
  }

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newWorkStealingPool(3);
    ExecutorService fixed =
        Executors.newFixedThreadPool(
            3,
            r -> {
              Thread t = new Thread(r);
              t.setDaemon(true);
              return t;
            });
    for (ExecutorService exec : new ExecutorService[] {fixed, pool}) {
      AtomicInteger bound = new AtomicInteger(Integer.MIN_VALUE);
      Board root = new Board();
      root.play(1, true);
      root.play(0400, false);
      Map<Integer, Future<Integer>> values = new java.util.TreeMap<>();
      for (int square = 0; square < 9; square++) {
        if ((root.free() & 1 << square) == 0) continue;
        Board next = (Board) root.clone();
        next.play(1 << square, true);
        values.put(square, exec.submit(new Searcher(next, bound)));
      }
      StringBuilder line = new StringBuilder();
      for (Map.Entry<Integer, Future<Integer>> e : values.entrySet())
        line.append(e.getKey()).append('=').append(e.getValue().get()).append(' ');
      System.out.println(line + "bound " + bound.getPlain());
      exec.shutdown();
      System.out.println(exec.awaitTermination(10, TimeUnit.SECONDS));
    }
  }
}
