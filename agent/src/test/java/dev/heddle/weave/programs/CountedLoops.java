package dev.heddle.weave.programs;

import dev.heddle.bridge.Bridge;
import dev.heddle.weave.harness.CountingHooks;
import java.util.Arrays;
import java.util.List;

/** Loops over arrays in many shapes; some may be copied, some may not. */
@SuppressWarnings("all")
public class CountedLoops {
  private int[] field = {3, 1, 2};
  private int count;

  /** One line per shape: equal however the class is woven. */
  public String run(int[] a, int[] b, long[] wide, Object[] objects) {
    StringBuilder text = new StringBuilder();
    text.append(add(a, b)).append(' ');
    text.append(sum(a, a.length)).append(' ');
    text.append(find(b, a[2])).append(' ');
    text.append(breaks(a, b)).append(' ');
    text.append(continues(a)).append(' ');
    text.append(nested(a, wide)).append(' ');
    text.append(outOfBounds(a, b)).append(' ');
    text.append(ofNull(null, 0)).append(' ');
    text.append(ofNull(null, 2)).append(' ');
    text.append(bothWays(a, b, b.length > 1)).append(' ');
    text.append(switched(a, b)).append(' ');
    text.append(calling(a)).append(' ');
    text.append(cast(objects)).append(' ');
    text.append(doWhile(wide)).append(' ');
    text.append(inHandler(a, b)).append(' ');
    text.append(counting(a)).append(' ');
    text.append(afterCall(a));
    return text.toString();
  }

  static int add(int[] a, int[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i];
    }
    return a[0];
  }

  private static int sum(int[] a, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[i];
    }
    return sum;
  }

  private static int find(int[] a, int wanted) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int breaks(int[] a, int[] b) {
    int i = 0;
    for (; i < a.length; i++) {
      if (a[i] > b[i] + 4) {
        break;
      }
    }
    return i + a[1];
  }

  private static int continues(int[] a) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      if ((a[i] & 1) == 0) {
        continue;
      }
      sum = sum * 7 + a[i];
    }
    return sum;
  }

  private static long nested(int[] a, long[] wide) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < wide.length; j++) {
        wide[j] = wide[j] * 31 + a[i];
        for (int k = 0; k < 2; k++) {
          sum ^= wide[j] + k;
        }
      }
    }
    return sum;
  }

  private static String outOfBounds(int[] a, int[] b) {
    int i = 9;
    try {
      i = 0;
      while (true) {
        a[i] = b[i] + 1;
        i++;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      return i + e.getMessage();
    }
  }

  private static String ofNull(int[] none, int n) {
    try {
      return "" + sum(none, n);
    } catch (NullPointerException e) {
      return "null";
    }
  }

  /** The loop is jumped to. */
  private static int bothWays(int[] a, int[] b, boolean first) {
    int[] either;
    if (first) {
      either = a;
    } else {
      either = b;
    }
    int sum = 0;
    int i = 0;
    while (i < either.length) {
      sum = sum * 3 + either[i];
      i++;
    }
    return sum;
  }

  /** The array of the loop changes in it. */
  private static int switched(int[] a, int[] b) {
    int[] now = a;
    int[] next = b;
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = sum * 5 + now[i];
      int[] swap = now;
      now = next;
      next = swap;
    }
    return sum;
  }

  private int calling(int[] a) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] + called(i);
    }
    return sum;
  }

  private int called(int i) {
    return i + field[i % 3];
  }

  private static int cast(Object[] objects) {
    Object some = objects.length > 1 ? objects[0] : objects[1];
    int sum = 0;
    for (int i = 0; i < 2; i++) {
      sum += ((int[]) some)[i];
    }
    return sum;
  }

  private static long doWhile(long[] wide) {
    int i = 0;
    do {
      wide[i] ^= 5;
      i++;
    } while (i < wide.length);
    return wide[i - 1];
  }

  private static int inHandler(int[] a, int[] b) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      try {
        sum += a[i] / (b[i] - b[i]);
      } catch (ArithmeticException e) {
        sum += 2;
      } finally {
        sum *= 3;
      }
    }
    return sum;
  }

  private int counting(int[] a) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] > 2) {
        count++;
      }
    }
    return count;
  }

  private int afterCall(int[] a) {
    int sum = a[0];
    for (int round = 0; round < 2; round++) {
      sum += called(round);
      for (int i = 0; i < a.length; i++) {
        sum += a[i];
        a[i]++;
      }
    }
    return sum;
  }

  /** Not woven: shares arrays in all combinations of states and runs the loops. */
  public static final class Driver {
    /** What the loops gave, and the arrays after them; with what was missed where wanted. */
    public static String run(boolean misses) {
      StringBuilder text = new StringBuilder();
      for (int states = 0; states < 64; states++) {
        CountingHooks hooks = new CountingHooks();
        Bridge.install(hooks);
        int[] a = {3, 4, 11, 2, 9};
        int[] b = {5, 1, 14, 8, -2, 6, 7};
        long[] wide = {1, 2, 3};
        share(hooks, a, states & 3);
        share(hooks, b, states >> 2 & 3);
        share(hooks, wide, states >> 4);
        text.append(new CountedLoops().run(a, b, wide, new Object[] {b, a}));
        text.append(Arrays.toString(a)).append(Arrays.toString(b)).append(Arrays.toString(wide));
        if (misses) {
          List<String> calls = hooks.take();
          text.append(calls.stream().filter(call -> call.contains("Miss")).toList());
        }
        text.append('\n');
      }
      return text.toString();
    }

    /** State 0: local; 1: invalid; 2: to be read only; 3: valid. */
    private static void share(CountingHooks hooks, Object array, int state) {
      if (state > 0) {
        hooks.share(array, state > 1, state > 2);
      }
    }
  }
}
