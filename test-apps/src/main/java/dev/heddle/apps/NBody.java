package dev.heddle.apps;

import java.util.Random;

/**
 * Gravitation among n bodies, all pairs, with a barrier between computing the forces and moving the
 * bodies. Bodies are objects with fields; each thread moves its own and reads all.
 *
 * <p>Usage: {@code NBody [bodies] [threads] [steps]}.
 */
public class NBody {

  static final double DT = 0.001;
  static final double SOFTENING = 0.01;

  static class Vector3 {
    double x;
    double y;
    double z;

    void add(double factor, Vector3 other) {
      x += factor * other.x;
      y += factor * other.y;
      z += factor * other.z;
    }

    void clear() {
      x = y = z = 0;
    }
  }

  static class Body {
    final Vector3 position = new Vector3();
    final Vector3 velocity = new Vector3();
    final Vector3 acceleration = new Vector3();
    final double mass;

    Body(Random random) {
      mass = 0.5 + random.nextDouble();
      position.x = random.nextDouble() - 0.5;
      position.y = random.nextDouble() - 0.5;
      position.z = random.nextDouble() - 0.5;
      velocity.x = random.nextGaussian() * 0.1;
      velocity.y = random.nextGaussian() * 0.1;
      velocity.z = random.nextGaussian() * 0.1;
    }

    void attractedBy(Body other) {
      double dx = other.position.x - position.x;
      double dy = other.position.y - position.y;
      double dz = other.position.z - position.z;
      double square = dx * dx + dy * dy + dz * dz + SOFTENING;
      double pull = other.mass / (square * Math.sqrt(square));
      acceleration.x += pull * dx;
      acceleration.y += pull * dy;
      acceleration.z += pull * dz;
    }

    void move() {
      velocity.add(DT, acceleration);
      position.add(DT, velocity);
    }
  }

  static class Universe {
    final Body[] bodies;

    Universe(int count) {
      Random random = new Random(7);
      bodies = new Body[count];
      for (int i = 0; i < count; i++) {
        bodies[i] = new Body(random);
      }
    }

    void forces(int from, int to) {
      for (int i = from; i < to; i++) {
        Body body = bodies[i];
        body.acceleration.clear();
        for (int j = 0; j < bodies.length; j++) {
          if (i != j) {
            body.attractedBy(bodies[j]);
          }
        }
      }
    }

    void move(int from, int to) {
      for (int i = from; i < to; i++) {
        bodies[i].move();
      }
    }

    double kineticEnergy() {
      double sum = 0;
      for (Body body : bodies) {
        Vector3 v = body.velocity;
        sum += 0.5 * body.mass * (v.x * v.x + v.y * v.y + v.z * v.z);
      }
      return sum;
    }
  }

  /** A counter of arrivals that never goes back: phase p is over at p * parties arrivals. */
  static class PhaseCounter {
    private final int parties;
    private long arrivals;

    PhaseCounter(int parties) {
      this.parties = parties;
    }

    synchronized void arriveAndWait(long phase) {
      arrivals++;
      if (arrivals == phase * parties) {
        notifyAll();
      }
      while (arrivals < phase * parties) {
        try {
          wait();
        } catch (InterruptedException ignored) {
          // nobody interrupts us; go on waiting
        }
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int count = Args.size(args, 1000);
    int threads = Args.threads(args, 4);
    int steps = Args.number(args, 2, 10);

    Universe universe = new Universe(count);
    PhaseCounter phases = new PhaseCounter(threads);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int from = (int) ((long) count * t / threads);
      int to = (int) ((long) count * (t + 1) / threads);
      workers[t] =
          new Thread(
              () -> {
                long phase = 0;
                for (int step = 0; step < steps; step++) {
                  universe.forces(from, to);
                  phases.arriveAndWait(++phase);
                  universe.move(from, to);
                  phases.arriveAndWait(++phase);
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    Universe alone = new Universe(count);
    for (int step = 0; step < steps; step++) {
      alone.forces(0, count);
      alone.move(0, count);
    }
    boolean correct = true;
    for (int i = 0; i < count; i++) {
      Vector3 got = universe.bodies[i].position;
      Vector3 expected = alone.bodies[i].position;
      correct &= got.x == expected.x && got.y == expected.y && got.z == expected.z;
    }
    Verdict.print(count + " bodies, kinetic energy " + universe.kineticEnergy(), correct);
  }
}
