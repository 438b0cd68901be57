package dev.heddle.heap.raw;

/**
 * Gives a fresh replica the identity hash its original drew on another node, by writing it into the
 * mark word. The position is probed at class initialisation (8 on 17, 11 on 25); the other bits,
 * the class bits of compact headers included, stay as they are.
 */
public final class IdentityHash {
  private static final long MASK = 0x7FFFFFFFL;
  private static final long LOCK_BITS = 0b11;
  private static final long UNLOCKED = 0b01;
  private static final int SHIFT = probe();

  private IdentityHash() {}

  /** The identity hash of {@code object}, drawn now if it has none. */
  public static int of(Object object) {
    return System.identityHashCode(object);
  }

  /**
   * Sets the identity hash of an object nobody else knows yet.
   *
   * @return false where the object already has another
   */
  public static boolean assign(Object fresh, int hash) {
    assert hash != 0;
    while (true) {
      long mark = Raw.U.getLongVolatile(fresh, 0L);
      if ((mark & LOCK_BITS) != UNLOCKED || (mark & MASK << SHIFT) != 0) {
        return System.identityHashCode(fresh) == hash;
      }
      if (Raw.U.compareAndSetLong(fresh, 0L, mark, mark | (hash & MASK) << SHIFT)) {
        assert System.identityHashCode(fresh) == hash;
        return true;
      }
    }
  }

  private static int probe() {
    int candidates = -1;
    for (int i = 0; i < 8; i++) {
      Object sample = new Object();
      long hash = System.identityHashCode(sample) & MASK;
      long mark = Raw.U.getLongVolatile(sample, 0L);
      for (int shift = 0; shift < 32; shift++) {
        if ((mark >>> shift & MASK) != hash) {
          candidates &= ~(1 << shift);
        }
      }
    }
    if (Integer.bitCount(candidates) != 1) {
      throw new IllegalStateException("unsupported JVM: no identity hash in the object header");
    }
    return Integer.numberOfTrailingZeros(candidates);
  }
}
