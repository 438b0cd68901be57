package dev.heddle.bridge;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Random;

/**
 * Stands for {@link Random} in woven code. The seed is a volatile cell, stepped by CAS as the JDK
 * does it; every method of Random goes through {@link #next}, so all sequences are the JDK's.
 */
public class SharedRandom extends Random implements Shared {
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long ADDEND = 0xBL;
  private static final long MASK = (1L << 48) - 1;
  private static final VarHandle SEED = seedHandle();

  public transient int heddle$state;
  public transient Object heddle$meta;

  // No initial values: the constructor of Random calls setSeed before they would be stored.
  private volatile long seed;
  private volatile double nextGaussian;
  private volatile boolean haveNextGaussian;

  public SharedRandom() {
    super();
  }

  public SharedRandom(long seed) {
    super(seed);
  }

  /** A replica. Where a subclass overrides setSeed, the heap allocates without a constructor. */
  public SharedRandom(ReplicaMarker marker) {
    super(0L);
  }

  private static VarHandle seedHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(SharedRandom.class, "seed", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // takes the cluster lock
  public void setSeed(long newSeed) {
    Monitors.beforeEnter(this);
    try {
      synchronized (this) {
        Monitors.entered(this);
        int kept = Volatiles.beginWrite(this);
        seed = (newSeed ^ MULTIPLIER) & MASK;
        haveNextGaussian = false;
        Volatiles.endWrite(this, kept);
      }
    } finally {
      Monitors.exited();
    }
  }

  @Override
  protected int next(int bits) {
    int kept = Volatiles.beginWrite(this);
    long old;
    long next;
    do {
      old = seed;
      next = (old * MULTIPLIER + ADDEND) & MASK;
    } while (!SEED.compareAndSet(this, old, next));
    Volatiles.endWrite(this, kept);
    return (int) (next >>> (48 - bits));
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // takes the cluster lock
  public double nextGaussian() {
    Monitors.beforeEnter(this);
    try {
      synchronized (this) {
        Monitors.entered(this);
        return gaussian();
      }
    } finally {
      Monitors.exited();
    }
  }

  /** Knuth, TAOCP vol. 2, 3rd edition, section 3.4.1, algorithm C, as in the JDK. */
  private double gaussian() {
    if (heddle$state != 0) {
      Volatiles.read(this);
    }
    boolean have = haveNextGaussian;
    double value = nextGaussian;
    double other = value;
    if (!have) {
      double v1;
      double v2;
      double s;
      do {
        v1 = 2 * nextDouble() - 1;
        v2 = 2 * nextDouble() - 1;
        s = v1 * v1 + v2 * v2;
      } while (s >= 1 || s == 0);
      double multiplier = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      value = v1 * multiplier;
      other = v2 * multiplier;
    }
    int kept = Volatiles.beginWrite(this);
    nextGaussian = other;
    haveNextGaussian = !have;
    Volatiles.endWrite(this, kept);
    return value;
  }

  /** Serialization writes Random's own fields: brought up to date first. */
  protected Object writeReplace() {
    if (heddle$state != 0) {
      Volatiles.read(this);
    }
    long unscrambled = seed ^ MULTIPLIER;
    if (getClass() == SharedRandom.class) {
      return new Random(unscrambled);
    }
    super.setSeed(unscrambled);
    return this;
  }

  @Override
  public final int heddle$state() {
    return heddle$state;
  }

  @Override
  public final Object heddle$meta() {
    return heddle$meta;
  }

  @Override
  public final void heddle$meta(Object meta) {
    heddle$meta = meta;
  }
}
