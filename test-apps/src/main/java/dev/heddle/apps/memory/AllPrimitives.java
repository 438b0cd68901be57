package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * The eight primitive types and references in fields, inherited and shadowed fields, statics and
 * arrays: changed by every thread under a lock, with the extreme values among them.
 *
 * <p>Usage: {@code AllPrimitives [rounds] [threads]}.
 */
public class AllPrimitives {

  static class Base {
    protected int value = 1;
    private long hidden = 10;

    long hiddenOfBase() {
      return hidden;
    }

    void stepBase() {
      value += 2;
      hidden += 3;
    }
  }

  static class Derived extends Base {
    private int value = 100; // shadows Base.value
    private long hidden = 1000;

    boolean z;
    byte b;
    short s;
    char c;
    int i;
    long j;
    float f;
    double d;
    String text = "";

    synchronized void step() {
      stepBase();
      super.value++;
      value += 5;
      hidden -= 7;
      z = !z;
      b++;
      s += 3;
      c += 2;
      i = i * 31 + 1;
      j = (j << 1 | j >>> 63) ^ 0x5DEECE66DL;
      f = f + 0.5f;
      d -= 0.25;
      text = text.length() > 20 ? text.substring(10) : text + i % 10;
    }

    String show() {
      return super.value
          + " "
          + hiddenOfBase()
          + " "
          + value
          + " "
          + hidden
          + " "
          + z
          + " "
          + b
          + " "
          + s
          + " "
          + (int) c
          + " "
          + i
          + " "
          + j
          + " "
          + f
          + " "
          + d
          + " "
          + text;
    }
  }

  static class Statics {
    static boolean z;
    static byte b;
    static short s;
    static char c;
    static int i;
    static long j = Long.MIN_VALUE;
    static float f;
    static double d = -0.0;
    static Object reference = "start";

    static synchronized void step() {
      z ^= true;
      b -= 1;
      s <<= 1;
      s |= 1;
      c++;
      i += i + 1;
      j >>>= 1;
      j += 3;
      f -= 1;
      d *= -1;
      reference = reference instanceof String ? (Object) Integer.valueOf(i) : "i was " + reference;
    }

    static String show() {
      return z
          + " "
          + b
          + " "
          + s
          + " "
          + (int) c
          + " "
          + i
          + " "
          + j
          + " "
          + f
          + " "
          + Double.doubleToRawLongBits(d)
          + " "
          + reference;
    }
  }

  static class Arrays8 {
    final boolean[] z = new boolean[3];
    final byte[] b = new byte[3];
    final short[] s = new short[3];
    final char[] c = new char[3];
    final int[] i = new int[3];
    final long[] j = new long[3];
    final float[] f = new float[3];
    final double[] d = new double[3];

    void step(int k) {
      synchronized (d) {
        z[k] = !z[k];
        b[k] += 100;
        s[k]--;
        c[k]--;
        ++i[k];
        j[k] = j[k] * 3 + 1;
        f[k] += 1.5f;
        d[k] = d[k] / 2 + 1;
      }
    }

    String show() {
      StringBuilder out = new StringBuilder();
      for (int k = 0; k < 3; k++) {
        out.append(z[k]).append(' ').append(b[k]).append(' ').append(s[k]).append(' ');
        out.append((int) c[k]).append(' ').append(i[k]).append(' ').append(j[k]).append(' ');
        out.append(f[k]).append(' ').append(d[k]).append(';');
      }
      return out.toString();
    }
  }

  /** Values whose bits must arrive as they are. */
  static class Extremes {
    byte b = Byte.MIN_VALUE;
    short s = Short.MIN_VALUE;
    char c = Character.MAX_VALUE;
    int i = Integer.MIN_VALUE;
    long j = Long.MIN_VALUE;
    float f = Float.intBitsToFloat(0x7fc12345);
    double d = Double.longBitsToDouble(0x7ff8123456789abcL);
    double minusZero = -0.0;
    float tiny = Float.MIN_VALUE;
    double huge = Double.NEGATIVE_INFINITY;
    String surrogates = "\ud83d\ude00\u0000\ud800";
    Character boxed = 'x';
    Long boxedLong = Long.MAX_VALUE;

    boolean intact() {
      return b == Byte.MIN_VALUE
          && s == Short.MIN_VALUE
          && c == Character.MAX_VALUE
          && i == Integer.MIN_VALUE
          && j == Long.MIN_VALUE
          && Float.floatToRawIntBits(f) == 0x7fc12345
          && Double.doubleToRawLongBits(d) == 0x7ff8123456789abcL
          && Double.doubleToRawLongBits(minusZero) == Long.MIN_VALUE
          && tiny == Float.MIN_VALUE
          && huge == Double.NEGATIVE_INFINITY
          && surrogates.length() == 4
          && surrogates.charAt(3) == '\ud800'
          && surrogates.charAt(2) == 0
          && boxed == 'x'
          && boxedLong == Long.MAX_VALUE;
    }
  }

  private static boolean passesThrough(Extremes extremes) throws InterruptedException {
    boolean[] good = new boolean[1];
    Extremes[] answer = new Extremes[1];
    Thread thread =
        new Thread(
            () -> {
              good[0] = extremes.intact();
              answer[0] = new Extremes();
            });
    thread.start();
    thread.join();
    return good[0] && answer[0].intact();
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 2000);
    int threads = Args.threads(args, 4);
    Derived fields = new Derived();
    Arrays8 arrays = new Arrays8();
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      workers[t] =
          new Thread(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  fields.step();
                  Statics.step();
                  arrays.step(i % 3);
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    final String statics = Statics.show();
    Statics.z = false;
    Statics.b = 0;
    Statics.s = 0;
    Statics.c = 0;
    Statics.i = 0;
    Statics.j = Long.MIN_VALUE;
    Statics.f = 0;
    Statics.d = -0.0;
    Statics.reference = "start";
    Derived expectedFields = new Derived();
    Arrays8 expectedArrays = new Arrays8();
    for (int t = 0; t < threads; t++) {
      for (int i = 0; i < rounds; i++) {
        expectedFields.step();
        Statics.step();
        expectedArrays.step(i % 3);
      }
    }
    Checklist checks = new Checklist();
    System.out.println(fields.show());
    checks.same("fields", expectedFields.show(), fields.show());
    checks.same("statics", Statics.show(), statics);
    checks.same("arrays", expectedArrays.show(), arrays.show());
    checks.check("extreme values", passesThrough(new Extremes()));
    checks.finish();
  }
}
