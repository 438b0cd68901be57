package dev.heddle.node.service;

import java.lang.invoke.MethodHandles;
import jdk.internal.misc.Unsafe;

/** The parts of the JDK that services must reach and no ordinary access check allows. */
public final class JdkAccess {
  public static final Unsafe UNSAFE = Unsafe.getUnsafe();

  /** Sees everything; {@code in(type)} is what {@code MethodHandles.lookup()} is in that class. */
  public static final MethodHandles.Lookup LOOKUP = lookup();

  private JdkAccess() {}

  /** The offset of an instance field; -1 where there is no such field. */
  public static long offset(Class<?> type, String name) {
    try {
      return UNSAFE.objectFieldOffset(type, name);
    } catch (InternalError e) {
      return -1;
    }
  }

  private static MethodHandles.Lookup lookup() {
    try {
      var field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      return (MethodHandles.Lookup)
          UNSAFE.getReference(UNSAFE.staticFieldBase(field), UNSAFE.staticFieldOffset(field));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("unsupported JVM: no trusted lookup", e);
    }
  }
}
