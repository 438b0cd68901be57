package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ConcurrentPuzzleSolver of "Java Concurrency in Practice" on a two by three sliding puzzle.
 */
public class SlidingPuzzle {

  interface Puzzle<P, M> {
    P initialPosition();

    boolean isGoal(P position);

    Set<M> legalMoves(P position);

    P move(P position, M move);
  }

  static class Node<P, M> {
    final P pos;
    final M move;
    final Node<P, M> prev;

    Node(P pos, M move, Node<P, M> prev) {
      this.pos = pos;
      this.move = move;
      this.prev = prev;
    }

    List<M> asMoveList() {
      List<M> solution = new LinkedList<M>();
      for (Node<P, M> n = this; n.move != null; n = n.prev) {
        solution.add(0, n.move);
      }
      return solution;
    }
  }

  static class ValueLatch<T> {
    private T value = null;
    private final CountDownLatch done = new CountDownLatch(1);

    boolean isSet() {
      return (done.getCount() == 0);
    }

    synchronized void setValue(T newValue) {
      if (!isSet()) {
        value = newValue;
        done.countDown();
      }
    }

    T getValue() throws InterruptedException {
      done.await();
      synchronized (this) {
        return value;
      }
    }
  }

  static class Solver<P, M> {
    private final Puzzle<P, M> puzzle;
    private final ExecutorService exec;
    private final ConcurrentMap<P, Boolean> seen = new ConcurrentHashMap<>();
    private final ValueLatch<Node<P, M>> solution = new ValueLatch<>();
    private final AtomicInteger taskCount = new AtomicInteger(0);

    Solver(Puzzle<P, M> puzzle) {
      this.puzzle = puzzle;
      ThreadPoolExecutor tpe =
          new ThreadPoolExecutor(3, 3, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
      tpe.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
      exec = tpe;
    }

    List<M> solve() throws InterruptedException {
      try {
        P p = puzzle.initialPosition();
        exec.execute(new SolverTask(p, null, null));
        Node<P, M> node = solution.getValue();
        return (node == null) ? null : node.asMoveList();
      } finally {
        exec.shutdown();
      }
    }

    class SolverTask extends Node<P, M> implements Runnable {
      SolverTask(P pos, M move, Node<P, M> prev) {
        super(pos, move, prev);
        taskCount.incrementAndGet();
      }

      public void run() {
        try {
          if (solution.isSet() || seen.putIfAbsent(pos, true) != null) return;
          if (puzzle.isGoal(pos)) solution.setValue(this);
          else
            for (M m : puzzle.legalMoves(pos))
              exec.execute(new SolverTask(puzzle.move(pos, m), m, this));
        } finally {
          if (taskCount.decrementAndGet() == 0) solution.setValue(null);
        }
      }
    }
  }

  static class TwoByThree implements Puzzle<String, Character> {
    private final String start;

    TwoByThree(String start) {
      this.start = start;
    }

    public String initialPosition() {
      return start;
    }

    public boolean isGoal(String position) {
      return position.equals("12345_");
    }

    public Set<Character> legalMoves(String position) {
      int hole = position.indexOf('_');
      Set<Character> moves = new java.util.LinkedHashSet<>();
      if (hole >= 3) moves.add('U');
      if (hole < 3) moves.add('D');
      if (hole % 3 > 0) moves.add('L');
      if (hole % 3 < 2) moves.add('R');
      return Collections.unmodifiableSet(moves);
    }

    public String move(String position, Character move) {
      int hole = position.indexOf('_');
      int to = hole + (move == 'U' ? -3 : move == 'D' ? 3 : move == 'L' ? -1 : 1);
      char[] cells = position.toCharArray();
      cells[hole] = cells[to];
      cells[to] = '_';
      return String.valueOf(cells);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    for (String start : Arrays.asList("1_3425", "12_453", "21345_")) {
      TwoByThree puzzle = new TwoByThree(start);
      List<Character> moves = new Solver<String, Character>(puzzle).solve();
      if (moves == null) {
        System.out.println(start + " cannot be solved");
        continue;
      }
      String position = start;
      for (Character move : moves) position = puzzle.move(position, move);
      System.out.println(
          start
              + " solved "
              + puzzle.isGoal(position)
              + " "
              + new ArrayList<Character>(moves).isEmpty());
    }
    System.out.println("OK");
  }
}
