package dev.heddle.weave.harness;

import java.util.Random;

/** Java classes with loops over arrays, fields and rows, at random by seed. */
public final class LoopGenerator {
  private static final int METHODS = 6;

  private final Random random;
  private final StringBuilder code = new StringBuilder();
  private int names;

  private LoopGenerator(long seed) {
    random = new Random(seed);
  }

  /** The source of a class {@code generated.Loops<seed>}, a function of the arrays p, q and w. */
  public static String source(long seed) {
    return new LoopGenerator(seed).generate("Loops" + seed);
  }

  private String generate(String name) {
    code.append("package generated;\npublic class ").append(name);
    code.append(" implements java.util.function.Function<Object[], String> {\n");
    code.append("public int x = 1; public int[] a; public int[][] m; public static int[] s;\n");
    code.append("public final ").append(name).append(" mate;\n");
    code.append("public final int[] b = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};\n");
    code.append("public ").append(name).append("() { mate = new ").append(name);
    code.append("(0); mate.a = mate.b; }\n");
    code.append(name).append("(int lonely) { mate = this; }\n");
    code.append("static int same(int v) { return v + 1; }\n");
    code.append("public String apply(Object[] o) {\nString text = \"\";\n");
    for (int i = 0; i < METHODS; i++) {
      code.append("try { text += f").append(i);
      code.append("((int[]) o[0], (int[]) o[1], (long[]) o[2], m) + \" \"; }\n");
      code.append("catch (RuntimeException e) { text += e.getClass().getName() + x + \" \"; }\n");
    }
    code.append("return text; }\n");
    for (int i = 0; i < METHODS; i++) {
      code.append("long f").append(i).append("(int[] p, int[] q, long[] w, int[][] rows) {\n");
      code.append("long sum = 0; int k = 1; int one = 1; int n = ")
          .append(3 + random.nextInt(6))
          .append(";\n");
      for (int loops = 1 + random.nextInt(2); loops > 0; loops--) {
        loop(random.nextInt(3), "k");
      }
      code.append("return sum * 31 + k; }\n");
    }
    return code.append("}\n").toString();
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private void loop(int inner, String outer) {
    String i = "i" + names++;
    String from = pick("0", "1", "1", "1", outer + " & 3");
    String limit =
        pick("n", "n", "8", "8", "p.length - 1", "rows[1].length - 1", "rows.length", "a.length");
    String test = pick("<", "<", "<", "<=");
    code.append("for (int ").append(i).append(" = ").append(from).append("; ").append(i);
    code.append(' ').append(test).append(' ').append(limit).append("; ");
    code.append(i).append(pick("++", "++", "++", " += 2")).append(") {\n");
    for (int left = 1 + random.nextInt(2); left > 0; left--) {
      statement(i, outer, inner > 0);
    }
    if (inner > 0) {
      loop(inner - 1, i);
      statement(i, outer, true);
    }
    code.append("}\n");
  }

  private void statement(String i, String outer, boolean mayEnd) {
    switch (random.nextInt(mayEnd ? 16 : 12)) {
      case 0, 1 -> code.append("sum += ").append(element(i, outer)).append(";\n");
      case 2, 3 -> code.append(stored(i, outer)).append(" = (int) sum + ").append(i).append(";\n");
      case 4 ->
          code.append(stored(i, outer)).append(" += ").append(element(i, outer)).append(";\n");
      case 5 -> {
        String row = "r" + names++;
        code.append("int[] ").append(row).append(" = rows[").append(index(i, outer));
        code.append("];\nsum = sum * 3 + ").append(row).append('[').append(index(i, outer));
        code.append("];\n").append(row).append("[1]++;\n");
      }
      case 6 -> code.append("x += ").append(element(i, outer)).append(";\n");
      case 7 -> {
        code.append("if ((sum & 3) == ").append(random.nextInt(4)).append(") { k = ").append(i);
        code.append("; ").append(pick("break", "continue", "sum++")).append("; }\n");
      }
      case 8 -> code.append("w[").append(index(i, outer)).append("] ^= sum + x;\n");
      case 9 -> code.append("k = (k + (int) ").append(element(i, outer)).append(") & 7;\n");
      case 10 ->
          code.append(pick("sum += Math.abs(k);\n", "rows[" + i + " & 3] = q;\n", "m = rows;\n"));
      case 11 -> {
        code.append(pick("sum += mate.x;\n", "mate.mate.x += k;\n", "sum ^= mate.x;\n"));
        code.append(pick("mate.x++;\n", "x += mate.x;\n", "mate.a = b;\n"));
      }
      case 12 -> code.append("Thread.yield();\n");
      case 14 -> doubleScan(i, outer);
      case 13 -> code.append("k = same(k) & 7;\n");
      default -> code.append("rows[").append(i).append(" & 3] = rows[4];\n");
    }
  }

  /** As in Hoare's partition: one loop begins where another ends. */
  private void doubleScan(String i, String outer) {
    String up = "u" + names++;
    code.append("int ").append(up).append(" = -1;\n");
    code.append("do { ").append(up).append("++; } while (").append(pick("p", "a", "rows[2]"));
    code.append('[').append(up).append("] < (").append(outer).append(" & 3));\n");
    code.append("do { ").append(up).append("++; k++; } while (").append(pick("q", "a", "p"));
    code.append('[').append(up).append("] > 1);\n");
    code.append("sum += ").append(up).append(" * ").append(i).append(" + (k &= 7);\n");
  }

  private String element(String i, String outer) {
    return random.nextInt(6) == 0
        ? pick("w[" + i + "]", "x", "p.length", "mate.x", "mate.mate.x")
        : stored(i, outer);
  }

  private String stored(String i, String outer) {
    String array =
        pick(
            "p",
            "q",
            "a",
            "s",
            "b",
            "mate.b",
            "mate.mate.a",
            "rows[" + index(i, outer) + "]",
            "m[" + index(i, outer) + "]",
            "rows[" + outer + " & 7]",
            "m[" + outer + " - 1 & 7]",
            "rows[" + i + " & 7]");
    return array + "[" + index(i, outer) + "]";
  }

  private String index(String i, String outer) {
    return pick(
        i,
        i,
        i,
        i + " - 1",
        i + " + 1",
        outer,
        i + " + one",
        "p[" + i + "] & 7",
        "n - 1",
        i + " & 3",
        "k",
        "11 - " + i);
  }
}
