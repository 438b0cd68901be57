package dev.heddle.apps.unknown;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A generic visitor over an expression tree with common parts that several threads evaluate. */
public class ExpressionVisitors {

  interface Visitor<R, C extends Map<String, ? extends Number>> {
    R visitNumber(Num n, C context);

    R visitVariable(Var v, C context);

    R visitBinary(Bin<?> b, C context);
  }

  abstract static class Expr {
    abstract <R, C extends Map<String, ? extends Number>> R accept(
        Visitor<R, C> visitor, C context);

    static <T extends Expr & Comparable<T>> T max(List<? extends T> list) {
      return Collections.max(list);
    }
  }

  static final class Num extends Expr implements Comparable<Num> {
    final double value;

    Num(double value) {
      this.value = value;
    }

    @Override
    <R, C extends Map<String, ? extends Number>> R accept(Visitor<R, C> v, C c) {
      return v.visitNumber(this, c);
    }

    @Override
    public int compareTo(Num o) {
      return Double.compare(value, o.value);
    }
  }

  static final class Var extends Expr {
    final String name;

    Var(String name) {
      this.name = name;
    }

    @Override
    <R, C extends Map<String, ? extends Number>> R accept(Visitor<R, C> v, C c) {
      return v.visitVariable(this, c);
    }
  }

  static final class Bin<F extends BiFunction<Double, Double, Double>> extends Expr {
    final char op;
    final F function;
    final Expr left, right;

    Bin(char op, F function, Expr left, Expr right) {
      this.op = op;
      this.function = function;
      this.left = left;
      this.right = right;
    }

    @Override
    <R, C extends Map<String, ? extends Number>> R accept(Visitor<R, C> v, C c) {
      return v.visitBinary(this, c);
    }
  }

  static class Evaluator implements Visitor<Double, Map<String, Integer>> {
    private final Map<Expr, Double> done = new IdentityHashMap<>();
    int visits;

    public Double visitNumber(Num n, Map<String, Integer> context) {
      return n.value;
    }

    public Double visitVariable(Var v, Map<String, Integer> context) {
      Integer value = context.get(v.name);
      if (value == null) throw new IllegalArgumentException("unbound " + v.name);
      return value.doubleValue();
    }

    public Double visitBinary(Bin<?> b, Map<String, Integer> context) {
      visits++;
      Double known = done.get(b);
      if (known == null)
        done.put(
            b,
            known = b.function.apply(b.left.accept(this, context), b.right.accept(this, context)));
      return known;
    }
  }

  static class Printer implements Visitor<StringBuilder, Map<String, Integer>> {
    private final StringBuilder out = new StringBuilder();

    public StringBuilder visitNumber(Num n, Map<String, Integer> c) {
      return out.append(n.value);
    }

    public StringBuilder visitVariable(Var v, Map<String, Integer> c) {
      return out.append(v.name);
    }

    public StringBuilder visitBinary(Bin<?> b, Map<String, Integer> c) {
      out.append('(');
      b.left.accept(this, c).append(b.op);
      return b.right.accept(this, c).append(')');
    }
  }

  static Expr tree(int depth, Expr[] leaves) {
    if (depth == 0) return leaves[0];
    Expr common = tree(depth - 1, leaves);
    switch (depth % 3) {
      case 0:
        return new Bin<BiFunction<Double, Double, Double>>(
            '+', Double::sum, common, leaves[depth % leaves.length]);
      case 1:
        return new Bin<BiFunction<Double, Double, Double>>(
            '-', (a, b) -> a - b / 2, common, common);
      default:
        return new Bin<BiFunction<Double, Double, Double>>(
            '*', (a, b) -> a * b % 1009, leaves[depth % leaves.length], common);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Expr[] leaves = {new Var("x"), new Num(3), new Var("y"), new Num(0.5)};
    Expr root = tree(9, leaves);
    Object[] results = new Object[4];
    int[] visits = new int[4];
    Thread[] threads = new Thread[4];
    for (int i = 0; i < 4; i++) {
      int me = i;
      threads[i] =
          new Thread(
              () -> {
                Map<String, Integer> context =
                    me == 3 ? Collections.singletonMap("x", 1) : Map.of("x", me, "y", 7 - me);
                Evaluator e = new Evaluator();
                try {
                  results[me] = root.accept(e, context);
                } catch (IllegalArgumentException x) {
                  results[me] = x.getMessage();
                }
                visits[me] = e.visits;
              });
      threads[i].start();
    }
    String[] printed = new String[1];
    Thread printer = new Thread(() -> printed[0] = root.accept(new Printer(), null).toString());
    printer.start();
    printer.join();
    for (Thread t : threads) t.join();
    System.out.println(Arrays.toString(results) + " " + Arrays.toString(visits));
    System.out.println(printed[0].length() + " " + printed[0].substring(0, 40));
    System.out.println(Expr.max(Arrays.asList((Num) leaves[1], (Num) leaves[3])).value);
  }
}
