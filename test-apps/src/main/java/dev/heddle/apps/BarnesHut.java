package dev.heddle.apps;

import java.util.Random;

/**
 * N-body simulation after Barnes and Hut: in each step one thread builds an octree of fresh
 * objects, then all threads walk it for their bodies.
 *
 * <p>Usage: {@code BarnesHut [bodies] [threads] [steps]}.
 */
public class BarnesHut {

  private static final double THETA_SQUARED = 0.49;
  private static final double DT = 0.0125;
  private static final double EPS_SQUARED = 0.0025;

  abstract static class Node {
    double mass;
    double x;
    double y;
    double z;
  }

  static final class Body extends Node {
    double vx;
    double vy;
    double vz;
    double ax;
    double ay;
    double az;

    void computeForce(Node root, double size) {
      ax = ay = az = 0;
      walk(root, size * size / THETA_SQUARED);
    }

    private void walk(Node node, double limit) {
      if (node == null || node == this) {
        return;
      }
      double dx = node.x - x;
      double dy = node.y - y;
      double dz = node.z - z;
      double square = dx * dx + dy * dy + dz * dz;
      if (node instanceof Cell && square < limit) {
        for (Node child : ((Cell) node).children) {
          walk(child, limit / 4);
        }
      } else {
        square += EPS_SQUARED;
        double pull = node.mass / (square * Math.sqrt(square));
        ax += dx * pull;
        ay += dy * pull;
        az += dz * pull;
      }
    }

    void advance() {
      vx += ax * DT;
      vy += ay * DT;
      vz += az * DT;
      x += vx * DT;
      y += vy * DT;
      z += vz * DT;
    }
  }

  static final class Cell extends Node {
    final Node[] children = new Node[8];
    final double cx;
    final double cy;
    final double cz;

    Cell(double cx, double cy, double cz) {
      this.cx = cx;
      this.cy = cy;
      this.cz = cz;
    }

    void insert(Body body, double half) {
      int octant = (body.x > cx ? 1 : 0) + (body.y > cy ? 2 : 0) + (body.z > cz ? 4 : 0);
      Node child = children[octant];
      if (child == null) {
        children[octant] = body;
      } else if (child instanceof Cell) {
        ((Cell) child).insert(body, half / 2);
      } else {
        double quarter = half / 2;
        Cell cell =
            new Cell(
                cx + ((octant & 1) != 0 ? quarter : -quarter),
                cy + ((octant & 2) != 0 ? quarter : -quarter),
                cz + ((octant & 4) != 0 ? quarter : -quarter));
        children[octant] = cell;
        cell.insert((Body) child, quarter);
        cell.insert(body, quarter);
      }
    }

    void centreOfMass() {
      for (Node child : children) {
        if (child != null) {
          if (child instanceof Cell) {
            ((Cell) child).centreOfMass();
          }
          mass += child.mass;
          x += child.mass * child.x;
          y += child.mass * child.y;
          z += child.mass * child.z;
        }
      }
      x /= mass;
      y /= mass;
      z /= mass;
    }
  }

  private final Body[] bodies;
  private Cell root;
  private double size;

  private final int parties;
  private int waiting;
  private boolean phase;

  BarnesHut(int count, int parties) {
    this.parties = parties;
    bodies = new Body[count];
    Random random = new Random(1986);
    for (int i = 0; i < count; i++) {
      Body body = new Body();
      body.mass = 1.0 / count;
      body.x = random.nextGaussian();
      body.y = random.nextGaussian();
      body.z = random.nextGaussian();
      body.vx = 0.3 * random.nextGaussian();
      body.vy = 0.3 * random.nextGaussian();
      body.vz = 0.3 * random.nextGaussian();
      bodies[i] = body;
    }
  }

  private void buildTree() {
    double extent = 0;
    for (Body body : bodies) {
      extent = Math.max(extent, Math.abs(body.x));
      extent = Math.max(extent, Math.abs(body.y));
      extent = Math.max(extent, Math.abs(body.z));
    }
    size = 2 * extent;
    root = new Cell(0, 0, 0);
    for (Body body : bodies) {
      root.insert(body, extent);
    }
    root.centreOfMass();
  }

  private synchronized void barrier() {
    boolean mine = phase;
    if (++waiting == parties) {
      waiting = 0;
      phase = !phase;
      notifyAll();
    }
    while (mine == phase) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private void run(int me, int steps) {
    int from = bodies.length * me / parties;
    int to = bodies.length * (me + 1) / parties;
    for (int step = 0; step < steps; step++) {
      if (me == 0) {
        buildTree();
      }
      barrier();
      for (int i = from; i < to; i++) {
        bodies[i].computeForce(root, size);
      }
      barrier();
      for (int i = from; i < to; i++) {
        bodies[i].advance();
      }
      barrier();
    }
  }

  private double radius() {
    double sum = 0;
    for (Body body : bodies) {
      sum += Math.sqrt(body.x * body.x + body.y * body.y + body.z * body.z);
    }
    return sum / bodies.length;
  }

  public static void main(String[] args) throws InterruptedException {
    int count = Args.size(args, 4000);
    int threads = Args.threads(args, 4);
    int steps = Args.number(args, 2, 5);
    BarnesHut simulation = new BarnesHut(count, threads);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int me = t;
      workers[t] =
          new Thread("barnes-hut-" + t) {
            @Override
            public void run() {
              simulation.run(me, steps);
            }
          };
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    BarnesHut alone = new BarnesHut(count, 1);
    alone.run(0, steps);
    boolean correct = true;
    for (int i = 0; i < count; i++) {
      Body got = simulation.bodies[i];
      Body expected = alone.bodies[i];
      correct &= got.x == expected.x && got.y == expected.y && got.z == expected.z;
    }
    Verdict.print(count + " bodies, mean radius " + simulation.radius(), correct);
  }
}
