package dev.heddle.apps.unknown;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Shortest paths with one PriorityQueue under a lock that several threads relax edges from. */
public class LockedDijkstra {

  static class Vertex {
    final String name;
    final Map<Vertex, Integer> edges = new LinkedHashMap<>();
    int distance = Integer.MAX_VALUE;
    Vertex previous;

    Vertex(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static class Entry implements Comparable<Entry> {
    final Vertex vertex;
    final int distance;

    Entry(Vertex vertex, int distance) {
      this.vertex = vertex;
      this.distance = distance;
    }

    @Override
    public int compareTo(Entry o) {
      int c = Integer.compare(distance, o.distance);
      return c != 0 ? c : vertex.name.compareTo(o.vertex.name);
    }
  }

  static class Frontier {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(11);
    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition changed = lock.newCondition();
    private int active;
    private int relaxed;

    void relax(Vertex vertex, int distance, Vertex from) {
      lock.lock();
      try {
        if (distance < vertex.distance) {
          vertex.distance = distance;
          vertex.previous = from;
          queue.add(new Entry(vertex, distance));
          relaxed++;
          changed.signal();
        }
      } finally {
        lock.unlock();
      }
    }

    Entry take() throws InterruptedException {
      lock.lock();
      try {
        while (true) {
          Entry e = queue.poll();
          if (e != null) {
            if (e.distance > e.vertex.distance) continue;
            active++;
            return e;
          }
          if (active == 0) {
            changed.signalAll();
            return null;
          }
          changed.await();
        }
      } finally {
        lock.unlock();
      }
    }

    void done() {
      lock.lock();
      active--;
      if (active == 0) changed.signalAll();
      lock.unlock();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int n = 60;
    Vertex[] graph = new Vertex[n];
    Arrays.setAll(graph, i -> new Vertex("v" + (char) ('a' + i / 26) + (char) ('a' + i % 26)));
    Random random = new Random(31);
    for (int i = 0; i < n; i++)
      for (int e = 0; e < 4; e++)
        graph[i].edges.put(graph[random.nextInt(n)], 1 + random.nextInt(100_000));
    Frontier frontier = new Frontier();
    frontier.relax(graph[0], 0, null);
    Thread[] threads = new Thread[3];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              () -> {
                try {
                  for (Entry e; (e = frontier.take()) != null; frontier.done())
                    for (Map.Entry<Vertex, Integer> edge : e.vertex.edges.entrySet())
                      frontier.relax(edge.getKey(), e.distance + edge.getValue(), e.vertex);
                } catch (InterruptedException x) {
                  throw new Error(x);
                }
              });
      threads[t].start();
    }
    for (Thread t : threads) t.join();
    Set<Vertex> reached = new HashSet<>();
    long sum = 0;
    Vertex farthest = graph[0];
    for (Vertex v : graph)
      if (v.distance < Integer.MAX_VALUE && reached.add(v)) {
        sum += v.distance;
        if (v.distance > farthest.distance) farthest = v;
      }
    Deque<Vertex> path = new ArrayDeque<>();
    for (Vertex v = farthest; v != null; v = v.previous) path.push(v);
    System.out.println(
        reached.size()
            + " reached, sum "
            + sum
            + ", farthest "
            + farthest.distance
            + " by "
            + path);
    System.out.println((frontier.relaxed >= reached.size()) + " " + frontier.queue.size());
  }
}
