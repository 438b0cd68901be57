package dev.heddle.weave.kernels;

/** Bodies that attract each other: objects with double fields in an array. */
public final class NBody implements Runnable {
  private static final class Body {
    double x;
    double y;
    double z;
    double vx;
    double vy;
    double vz;
    double mass;

    Body(int i) {
      x = Math.sin(i) * 10;
      y = Math.cos(i) * 10;
      z = i * 0.1;
      mass = 1 + i % 7;
    }
  }

  private final Body[] bodies = new Body[64];

  public NBody() {
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = new Body(i);
    }
  }

  @Override
  public void run() {
    for (int step = 0; step < 200; step++) {
      attract();
      move();
    }
  }

  private void attract() {
    for (int i = 0; i < bodies.length; i++) {
      Body one = bodies[i];
      for (int j = i + 1; j < bodies.length; j++) {
        Body two = bodies[j];
        double dx = one.x - two.x;
        double dy = one.y - two.y;
        double dz = one.z - two.z;
        double squared = dx * dx + dy * dy + dz * dz + 0.01;
        double force = 0.001 / (squared * Math.sqrt(squared));
        one.vx -= dx * two.mass * force;
        one.vy -= dy * two.mass * force;
        one.vz -= dz * two.mass * force;
        two.vx += dx * one.mass * force;
        two.vy += dy * one.mass * force;
        two.vz += dz * one.mass * force;
      }
    }
  }

  private void move() {
    for (Body body : bodies) {
      body.x += 0.001 * body.vx;
      body.y += 0.001 * body.vy;
      body.z += 0.001 * body.vz;
    }
  }
}
