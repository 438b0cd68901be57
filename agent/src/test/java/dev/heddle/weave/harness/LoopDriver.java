package dev.heddle.weave.harness;

import dev.heddle.bridge.Bridge;
import java.util.Arrays;
import java.util.function.Function;

/** Runs a generated class on data of its own; in the loader of that class. */
public final class LoopDriver {
  private static final int LENGTH = 12;

  private LoopDriver() {}

  /**
   * What the class says and what it leaves behind.
   *
   * @param seed which data becomes invalid; negative where the class is not woven
   */
  @SuppressWarnings("unchecked")
  public static String run(Class<?> type, long seed) throws ReflectiveOperationException {
    Function<Object[], String> program =
        (Function<Object[], String>) type.getDeclaredConstructor().newInstance();
    int[] p = numbers(3);
    int[] q = numbers(5);
    int[] a = numbers(7);
    int[] s = numbers(2);
    long[] w = new long[LENGTH];
    int[][] m = {
      numbers(1),
      numbers(4),
      numbers(6),
      p,
      numbers(9),
      numbers(8),
      q,
      numbers(2),
      p,
      q,
      numbers(3),
      numbers(5)
    };
    type.getField("a").set(program, a);
    type.getField("m").set(program, m);
    type.getField("s").set(null, s);
    Object mate = type.getField("mate").get(program);
    int[] b = (int[]) type.getField("b").get(program);
    int[] b2 = (int[]) type.getField("b").get(mate);
    int[][] rows = m.clone();
    HidingHooks hooks = new HidingHooks(seed);
    if (seed >= 0) {
      Bridge.install(hooks);
      hooks.own(program, mate, p, q, a, s, w, m, b, b2, m[0], m[1], m[2], m[4], m[5], m[7]);
    }
    String said = program.apply(new Object[] {p, q, w});
    String stray = hooks.end();
    StringBuilder text = new StringBuilder(said).append(stray);
    for (int[] row : rows) {
      text.append(Arrays.toString(row));
    }
    for (int[] row : m) {
      text.append(Arrays.toString(row));
    }
    text.append(Arrays.toString(a)).append(Arrays.toString(s)).append(Arrays.toString(w));
    text.append(Arrays.toString(b)).append(Arrays.toString(b2));
    text.append(type.getField("x").getInt(program)).append(' ');
    text.append(type.getField("x").getInt(mate));
    return text.toString();
  }

  private static int[] numbers(int factor) {
    int[] numbers = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] = i * factor % 8;
    }
    return numbers;
  }
}
