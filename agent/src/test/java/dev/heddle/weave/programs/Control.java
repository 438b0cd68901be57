package dev.heddle.weave.programs;

import java.util.ArrayList;
import java.util.List;

/** Exceptions, switches, loops, captured variables before super, varargs. */
public final class Control {
  private int depth;
  private final List<String> log = new ArrayList<>();

  abstract static class Base {
    final String made;

    Base() {
      made = make();
    }

    abstract String make();
  }

  private String captured(int number) {
    String text = "c" + number;
    return new Base() {
      @Override
      String make() {
        return text + number + depth;
      }
    }.made;
  }

  private int tried(int kind) {
    try {
      depth++;
      if (kind == 0) {
        throw new IllegalStateException("zero");
      }
      if (kind == 1) {
        return depth;
      }
      Object nothing = kind == 2 ? null : this;
      return nothing.hashCode() == 0 ? 1 : ((Control) nothing).depth;
    } catch (IllegalStateException e) {
      depth += 10;
      return -1;
    } catch (NullPointerException e) {
      depth += 100;
      return -2;
    } finally {
      depth--;
      log.add("f" + kind);
    }
  }

  private static String choose(String key) {
    switch (key) {
      case "one":
        return "1";
      case "two":
        return "2";
      case "Aa":
      case "BB":
        return "same hash";
      default:
        return "?";
    }
  }

  private static int count(Object... all) {
    int sum = 0;
    for (Object one : all) {
      sum += one instanceof Object[] nested ? nested.length : 1;
    }
    return sum;
  }

  private static String labelled(int[][] grid) {
    StringBuilder text = new StringBuilder();
    outer:
    for (int i = 0; i < grid.length; i++) {
      for (int j = 0; j < grid[i].length; j++) {
        if (grid[i][j] == 5) {
          continue outer;
        }
        if (grid[i][j] == 9) {
          break outer;
        }
        text.append(grid[i][j]++).append(grid[i][j]);
      }
    }
    return text.toString();
  }

  public static String run() {
    Control control = new Control();
    String tries = "";
    for (int kind = 0; kind < 4; kind++) {
      tries += control.tried(kind) + ",";
    }
    int[][] grid = {{1, 2, 5, 3}, {4}, {9, 1}};
    return control.captured(4)
        + " "
        + tries
        + control.depth
        + control.log
        + choose("BB")
        + choose("two")
        + choose("")
        + count(1, new Object[3], "x")
        + " "
        + labelled(grid);
  }
}
