package dev.heddle.protocol.sim;

/**
 * The numbers of {@code java.util.SplittableRandom}, which a seed stands for, without its calls by
 * interface: half of what a simulation does is to throw dice.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** What each split has drawn. */
  private static final long DRAWN_BY_SPLIT = 2;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Goes on where {@code new SplittableRandom(seed)} would after so many splits. */
  static Dice after(long seed, int splits) {
    return new Dice(seed + splits * DRAWN_BY_SPLIT * GOLDEN_GAMMA);
  }

  /** From 0 to {@code bound - 1}. */
  int nextInt(int bound) {
    int bits = next();
    int mask = bound - 1;
    if ((bound & mask) == 0) {
      return bits & mask;
    }
    int positive = bits >>> 1;
    int result = positive % bound;
    while (positive + mask - result < 0) {
      positive = next() >>> 1;
      result = positive % bound;
    }
    return result;
  }

  boolean nextBoolean() {
    return next() < 0;
  }

  private int next() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ (state >>> 33)) * 0x62a9d9ed799705f5L;
    return (int) (((mixed ^ (mixed >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
  }
}
