package dev.heddle.weave.programs;

/** Fields of all types, compound assignments, statics. */
public final class Wide {
  private static long counter = 5;
  private static double ratio;
  private long big = 1L << 40;
  private double real = 0.5;
  private float small = 1.5f;
  private byte octet = -1;
  private boolean flag = true;
  private char letter = 'x';
  private short number = 300;
  private String text = "t";
  private volatile long cell;
  private volatile double[] reals = {1, 2};

  public static String run() {
    Wide one = new Wide();
    Wide two = new Wide();
    one.big += two.big++;
    one.real = two.real *= 3;
    one.small--;
    one.octet ^= 3;
    one.flag &= !two.flag;
    one.letter++;
    one.number <<= 1;
    one.text += two.text + one.letter;
    one.cell = two.cell += 7;
    one.cell++;
    one.reals[1] += 4;
    counter -= one.cell;
    ratio = counter / 2.0;
    return one.big
        + " "
        + two.big
        + " "
        + one.real
        + " "
        + one.small
        + " "
        + one.octet
        + " "
        + one.flag
        + " "
        + one.letter
        + " "
        + one.number
        + " "
        + one.text
        + " "
        + one.cell
        + " "
        + one.reals[1]
        + " "
        + counter
        + " "
        + ratio;
  }
}
