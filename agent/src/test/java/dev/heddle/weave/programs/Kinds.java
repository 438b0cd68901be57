package dev.heddle.weave.programs;

import java.util.Arrays;
import java.util.List;

/** Records, enums, sealed types, interfaces with statics, generic bridges, nested classes. */
public final class Kinds {
  record Point(int x, long y, int[] data) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException("negative");
      }
    }

    Point moved(int by) {
      return new Point(x + by, y, data);
    }
  }

  record Pair<A, B>(A first, B second) {}

  enum Colour {
    RED {
      @Override
      int value() {
        return 1 + uses;
      }
    },
    GREEN;

    int uses;

    int value() {
      return 10 * ++uses;
    }
  }

  sealed interface Shape permits Circle, Square {
    double PI_ISH = Math.floor(3.9);
    List<String> NAMES = Arrays.asList("circle", "square");

    double area();

    static Shape unit() {
      return new Square(1);
    }

    default String name() {
      return NAMES.get(this instanceof Circle ? 0 : 1);
    }
  }

  record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return PI_ISH * radius * radius;
    }
  }

  static final class Square implements Shape, Comparable<Square> {
    private final double side;

    Square(double side) {
      this.side = side;
    }

    @Override
    public double area() {
      return side * side;
    }

    @Override
    public int compareTo(Square other) {
      return Double.compare(side, other.side);
    }
  }

  private int secret = 3;

  private class Inner {
    private final int mine = secret++;

    private class Deeper {
      int sum() {
        return mine + secret;
      }
    }
  }

  private static String colour(Colour colour) {
    return switch (colour) {
      case RED -> "r";
      case GREEN -> "g";
    };
  }

  public static String run() {
    Point point = new Point(1, 2, new int[] {3}).moved(4);
    Kinds kinds = new Kinds();
    Inner inner = kinds.new Inner();
    Square small = new Square(2);
    Pair<String, Shape> pair = new Pair<>("p", new Circle(2));
    String failure;
    try {
      failure = new Point(-1, 0, null).toString();
    } catch (IllegalArgumentException e) {
      failure = e.getMessage();
    }
    return point.x()
        + " "
        + point.y()
        + " "
        + point.equals(point.moved(0))
        + " "
        + Colour.GREEN.value()
        + Colour.GREEN.value()
        + Colour.RED.value()
        + Arrays.toString(Colour.values())
        + Colour.valueOf("RED").getDeclaringClass().getSimpleName()
        + colour(Colour.GREEN)
        + " "
        + pair.second().area()
        + pair.second().name()
        + Shape.unit().area()
        + " "
        + pair
        + " "
        + small.compareTo(new Square(3))
        + " "
        + inner.new Deeper().sum()
        + " "
        + failure;
  }
}
