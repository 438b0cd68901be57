package dev.heddle.bridge;

import jdk.internal.misc.Unsafe;

/**
 * The identity hash that an object has on every node. It lies in the mark word, where the JVM draws
 * it when it is first asked for. A fresh replica gets the hash its original drew. What every node
 * makes for itself, classes and constants of enums, gets one of its name, before anybody can ask:
 * they are keys of hash maps, and parts of other objects' hash codes.
 *
 * <p>The position in the mark word is probed at class initialisation (8 on 17, 11 on 25); the other
 * bits, the class bits of compact headers included, stay as they are.
 */
public final class IdentityHash {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final long MASK = 0x7FFFFFFFL;
  private static final long LOCK_BITS = 0b11;
  private static final long UNLOCKED = 0b01;
  private static final int SHIFT = probe();

  private IdentityHash() {}

  /** The identity hash of {@code object}, drawn now if it has none. */
  public static int of(Object object) {
    before(object);
    return System.identityHashCode(object);
  }

  /** Before woven code asks for a hash code that may be the JVM's. */
  public static void before(Object asked) {
    if (asked instanceof Class<?> type) {
      ofClass(type);
    } else if (asked instanceof Enum<?> constant) {
      ofConstant(constant);
    } else if (Bridge.CLUSTERED && mayHaveName(asked)) {
      Bridge.hooks().nameHash(asked);
    }
  }

  /** The most frequent keys are not found by name. */
  private static boolean mayHaveName(Object asked) {
    return asked != null
        && !(asked instanceof Shared)
        && !(asked instanceof String)
        && !(asked instanceof Number);
  }

  /** Before {@code Enum.hashCode} asks the JVM; the JDK's enums have constants on each node. */
  public static void ofConstant(Enum<?> constant) {
    if (isMissing(constant)) {
      assign(constant, ofName(constant.getDeclaringClass().getName() + '.' + constant.name()));
    }
  }

  /** When a class loader has defined a class, or before somebody may ask. */
  public static void ofClass(Class<?> type) {
    if (isMissing(type)) {
      assign(type, ofName(type.getName()));
    }
  }

  /** Before a {@code MethodType} is made, which asks: most classes of the boot loader come here. */
  public static void ofSignature(Class<?> result, Class<?>[] parameters) {
    before(result);
    for (int i = 0; parameters != null && i < parameters.length; i++) {
      before(parameters[i]); // may be null
    }
  }

  private static boolean isMissing(Object object) {
    return (U.getLong(object, 0L) & MASK << SHIFT) == 0;
  }

  /** The hash of what has this name on every node. */
  public static int ofName(String name) {
    int hash = name.hashCode() & (int) MASK;
    return hash == 0 ? 1 : hash;
  }

  /**
   * Sets the identity hash of an object nobody has asked for it yet.
   *
   * @return false where the object already has another, or its mark word is in use by a monitor
   */
  public static boolean assign(Object fresh, int hash) {
    assert hash != 0;
    while (true) {
      long mark = U.getLongVolatile(fresh, 0L);
      if ((mark & LOCK_BITS) != UNLOCKED || (mark & MASK << SHIFT) != 0) {
        return System.identityHashCode(fresh) == hash;
      }
      if (U.compareAndSetLong(fresh, 0L, mark, mark | (hash & MASK) << SHIFT)) {
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
      long mark = U.getLongVolatile(sample, 0L);
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
