package dev.heddle.apps;

/**
 * Renders spheres on a plane into an array of pixels; threads draw lines of the image from a common
 * dispenser, so the picture is shared in no fixed pattern.
 *
 * <p>Usage: {@code RayTracer [image side] [threads]}.
 */
public class RayTracer {

  record Vec(double x, double y, double z) {
    Vec plus(Vec o) {
      return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec minus(Vec o) {
      return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double f) {
      return new Vec(x * f, y * f, z * f);
    }

    double dot(Vec o) {
      return x * o.x + y * o.y + z * o.z;
    }

    Vec unit() {
      return times(1 / Math.sqrt(dot(this)));
    }
  }

  record Ray(Vec origin, Vec direction) {
    Vec at(double t) {
      return origin.plus(direction.times(t));
    }
  }

  sealed interface Shape permits Sphere, Plane {
    /** The distance along the ray at which it hits, infinite if it does not. */
    double hit(Ray ray);

    Vec normal(Vec point);

    Vec colour(Vec point);

    double mirror();
  }

  record Sphere(Vec centre, double radius, Vec colour, double mirror) implements Shape {
    @Override
    public double hit(Ray ray) {
      Vec toCentre = centre.minus(ray.origin());
      double along = toCentre.dot(ray.direction());
      double under = along * along - toCentre.dot(toCentre) + radius * radius;
      if (under < 0) {
        return Double.POSITIVE_INFINITY;
      }
      double root = Math.sqrt(under);
      double t = along - root > 1e-6 ? along - root : along + root;
      return t > 1e-6 ? t : Double.POSITIVE_INFINITY;
    }

    @Override
    public Vec normal(Vec point) {
      return point.minus(centre).unit();
    }

    @Override
    public Vec colour(Vec point) {
      return colour;
    }
  }

  record Plane(double height) implements Shape {
    @Override
    public double hit(Ray ray) {
      double t = (height - ray.origin().y()) / ray.direction().y();
      return t > 1e-6 ? t : Double.POSITIVE_INFINITY;
    }

    @Override
    public Vec normal(Vec point) {
      return new Vec(0, 1, 0);
    }

    @Override
    public Vec colour(Vec point) {
      long square = (long) Math.floor(point.x()) + (long) Math.floor(point.z());
      return (square & 1) == 0 ? new Vec(0.9, 0.9, 0.9) : new Vec(0.1, 0.1, 0.1);
    }

    @Override
    public double mirror() {
      return 0.2;
    }
  }

  record Scene(Shape[] shapes, Vec light) {
    static Scene standard() {
      Shape[] shapes = new Shape[28];
      int next = 0;
      shapes[next++] = new Plane(-1);
      for (int i = 0; i < 27; i++) {
        Vec centre = new Vec(i % 3 - 1, i / 3 % 3 * 0.8 - 0.6, 4 + i / 9);
        Vec colour = new Vec(0.3 + i % 3 * 0.3, 0.3 + i / 9 * 0.3, 0.9 - i % 5 * 0.15);
        shapes[next++] = new Sphere(centre, 0.35, colour, 0.3);
      }
      return new Scene(shapes, new Vec(-4, 6, -2));
    }

    Vec trace(Ray ray, int depth) {
      Shape nearest = null;
      double distance = Double.POSITIVE_INFINITY;
      for (Shape shape : shapes) {
        double t = shape.hit(ray);
        if (t < distance) {
          distance = t;
          nearest = shape;
        }
      }
      if (nearest == null) {
        return new Vec(0.4, 0.6, 0.9);
      }
      Vec point = ray.at(distance);
      Vec normal = nearest.normal(point);
      Vec toLight = light.minus(point).unit();
      double brightness = 0.15;
      if (!inShadow(new Ray(point, toLight))) {
        brightness += 0.85 * Math.max(0, normal.dot(toLight));
      }
      Vec colour = nearest.colour(point).times(brightness);
      if (depth > 0) {
        Vec d = ray.direction();
        Ray reflected = new Ray(point, d.minus(normal.times(2 * d.dot(normal))));
        double mirror = nearest.mirror();
        colour = colour.times(1 - mirror).plus(trace(reflected, depth - 1).times(mirror));
      }
      return colour;
    }

    private boolean inShadow(Ray ray) {
      for (Shape shape : shapes) {
        if (shape.hit(ray) < Double.POSITIVE_INFINITY) {
          return true;
        }
      }
      return false;
    }
  }

  static final class LineDispenser {
    private final int lines;
    private int next;

    LineDispenser(int lines) {
      this.lines = lines;
    }

    synchronized int next() {
      return next < lines ? next++ : -1;
    }
  }

  static void renderLine(Scene scene, int[] pixels, int side, int line) {
    for (int column = 0; column < side; column++) {
      double x = (2.0 * column - side) / side;
      double y = (side - 2.0 * line) / side;
      Vec colour = scene.trace(new Ray(new Vec(0, 0, -1), new Vec(x, y, 2).unit()), 3);
      pixels[line * side + column] =
          channel(colour.x()) << 16 | channel(colour.y()) << 8 | channel(colour.z());
    }
  }

  private static int channel(double brightness) {
    return (int) (255.0 * Math.min(1.0, brightness));
  }

  public static void main(String[] args) throws InterruptedException {
    int side = Args.size(args, 300);
    int threads = Args.threads(args, Runtime.getRuntime().availableProcessors());
    var scene = Scene.standard();
    var pixels = new int[side * side];
    var dispenser = new LineDispenser(side);
    var workers = new Thread[threads];
    var start = new StartGate(threads);
    for (int t = 0; t < threads; t++) {
      workers[t] =
          new Thread(
              () -> {
                start.pass();
                for (int line = dispenser.next(); line >= 0; line = dispenser.next()) {
                  renderLine(scene, pixels, side, line);
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    var expected = new int[side * side];
    for (int line = 0; line < side; line++) {
      renderLine(scene, expected, side, line);
    }
    boolean correct = true;
    long checksum = 0;
    for (int i = 0; i < pixels.length; i++) {
      correct &= pixels[i] == expected[i];
      checksum = checksum * 31 + pixels[i];
    }
    Verdict.print("image " + side + " x " + side + " checksum " + checksum, correct);
  }
}
