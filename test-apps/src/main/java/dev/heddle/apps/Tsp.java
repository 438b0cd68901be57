package dev.heddle.apps;

import java.util.Arrays;
import java.util.Random;

/**
 * The travelling salesman by branch and bound: a shared priority queue of partial tours, a shared
 * best length. Checked against dynamic programming over subsets (Held and Karp).
 *
 * <p>Usage: {@code Tsp [cities up to 15] [threads] [depth of the queue]}.
 */
public class Tsp {

  static class Tour {
    final int[] cities;
    final int length;
    final int bound;

    Tour(int[] cities, int length, int bound) {
      this.cities = cities;
      this.length = length;
      this.bound = bound;
    }
  }

  /** A binary heap, the most promising tour first; idle threads wait for others to push. */
  static class TourQueue {
    private Tour[] heap = new Tour[16];
    private int size;
    private int busy;

    synchronized void push(Tour tour) {
      if (size + 1 == heap.length) {
        heap = Arrays.copyOf(heap, 2 * heap.length);
      }
      int at = ++size;
      while (at > 1 && heap[at / 2].bound > tour.bound) {
        heap[at] = heap[at / 2];
        at /= 2;
      }
      heap[at] = tour;
      notify();
    }

    /** The next tour, to be given back with {@link #done}; null when there is no more work. */
    synchronized Tour pop() throws InterruptedException {
      while (size == 0) {
        if (busy == 0) {
          return null;
        }
        wait();
      }
      busy++;
      Tour first = heap[1];
      Tour last = heap[size];
      heap[size--] = null;
      int at = 1;
      while (2 * at <= size) {
        int child = 2 * at;
        if (child < size && heap[child + 1].bound < heap[child].bound) {
          child++;
        }
        if (last.bound <= heap[child].bound) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      if (size > 0) {
        heap[at] = last;
      }
      return first;
    }

    synchronized void done() {
      if (--busy == 0 && size == 0) {
        notifyAll();
      }
    }
  }

  /** The best tour so far. Its length is read without the lock when branches are cut. */
  static class Best {
    private volatile int length = Integer.MAX_VALUE;
    private int[] tour;

    int length() {
      return length;
    }

    synchronized void offer(int newLength, int[] newTour) {
      if (newLength < length) {
        tour = newTour.clone();
        length = newLength;
      }
    }
  }

  private final int[][] distance;
  private final int[] nearest;
  private final int cities;
  private final int queueDepth;
  private final TourQueue queue = new TourQueue();
  private final Best best = new Best();

  Tsp(int cities, int queueDepth) {
    this.cities = cities;
    this.queueDepth = queueDepth;
    Random random = new Random(48);
    int[] x = new int[cities];
    int[] y = new int[cities];
    for (int i = 0; i < cities; i++) {
      x[i] = random.nextInt(1000);
      y[i] = random.nextInt(1000);
    }
    distance = new int[cities][cities];
    nearest = new int[cities];
    Arrays.fill(nearest, Integer.MAX_VALUE);
    for (int i = 0; i < cities; i++) {
      for (int j = 0; j < cities; j++) {
        int dx = x[i] - x[j];
        int dy = y[i] - y[j];
        distance[i][j] = (int) Math.sqrt(dx * dx + dy * dy);
        if (i != j) {
          nearest[i] = Math.min(nearest[i], distance[i][j]);
        }
      }
    }
  }

  private void work() {
    try {
      for (Tour tour = queue.pop(); tour != null; tour = queue.pop()) {
        if (tour.bound < best.length()) {
          if (tour.cities.length < queueDepth) {
            branch(tour);
          } else {
            int[] path = Arrays.copyOf(tour.cities, cities);
            search(path, tour.cities.length, tour.length);
          }
        }
        queue.done();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void branch(Tour tour) {
    int depth = tour.cities.length;
    for (int city = 1; city < cities; city++) {
      if (!contains(tour.cities, depth, city)) {
        int[] longer = Arrays.copyOf(tour.cities, depth + 1);
        longer[depth] = city;
        int length = tour.length + distance[tour.cities[depth - 1]][city];
        queue.push(new Tour(longer, length, length + bound(longer, depth + 1)));
      }
    }
  }

  private void search(int[] path, int depth, int length) {
    if (depth == cities) {
      int closed = length + distance[path[depth - 1]][0];
      if (closed < best.length()) {
        best.offer(closed, path);
      }
      return;
    }
    if (length + bound(path, depth) >= best.length()) {
      return;
    }
    for (int city = 1; city < cities; city++) {
      if (!contains(path, depth, city)) {
        path[depth] = city;
        search(path, depth + 1, length + distance[path[depth - 1]][city]);
      }
    }
  }

  /** Every city that is still to be left costs at least the way to its nearest neighbour. */
  private int bound(int[] path, int depth) {
    int bound = nearest[path[depth - 1]];
    for (int city = 1; city < cities; city++) {
      if (!contains(path, depth, city)) {
        bound += nearest[city];
      }
    }
    return bound;
  }

  private static boolean contains(int[] path, int depth, int city) {
    for (int i = 0; i < depth; i++) {
      if (path[i] == city) {
        return true;
      }
    }
    return false;
  }

  private int heldKarp() {
    int others = cities - 1;
    int[][] shortest = new int[1 << others][others];
    for (int[] row : shortest) {
      Arrays.fill(row, Integer.MAX_VALUE / 2);
    }
    for (int i = 0; i < others; i++) {
      shortest[1 << i][i] = distance[0][i + 1];
    }
    for (int set = 1; set < 1 << others; set++) {
      for (int last = 0; last < others; last++) {
        if ((set & 1 << last) == 0) {
          continue;
        }
        for (int next = 0; next < others; next++) {
          if ((set & 1 << next) == 0) {
            int[] row = shortest[set | 1 << next];
            row[next] = Math.min(row[next], shortest[set][last] + distance[last + 1][next + 1]);
          }
        }
      }
    }
    int result = Integer.MAX_VALUE;
    for (int last = 0; last < others; last++) {
      result = Math.min(result, shortest[(1 << others) - 1][last] + distance[last + 1][0]);
    }
    return result;
  }

  public static void main(String[] args) throws InterruptedException {
    int cities = Math.max(4, Math.min(15, Args.size(args, 13)));
    int threads = Args.threads(args, 4);
    final Tsp tsp = new Tsp(cities, Args.number(args, 2, 4));
    tsp.queue.push(new Tour(new int[] {0}, 0, 0));
    Thread[] workers = new Thread[threads];
    final StartGate start = new StartGate(threads);
    for (int t = 0; t < threads; t++) {
      workers[t] =
          new Thread() {
            @Override
            public void run() {
              start.pass();
              tsp.work();
            }
          };
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    int length = 0;
    boolean[] visited = new boolean[cities];
    int[] tour = tsp.best.tour;
    for (int i = 0; i < cities; i++) {
      length += tsp.distance[tour[i]][tour[(i + 1) % cities]];
      visited[tour[i]] = true;
    }
    boolean correct = length == tsp.best.length() && length == tsp.heldKarp();
    for (boolean city : visited) {
      correct &= city;
    }
    Verdict.print(cities + " cities, shortest tour " + length, correct);
  }
}
