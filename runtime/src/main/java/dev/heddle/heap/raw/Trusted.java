package dev.heddle.heap.raw;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Methods and constructors that no ordinary access check would let the heap call. */
public final class Trusted {
  private static final MethodHandles.Lookup LOOKUP = lookup();

  private Trusted() {}

  public static MethodHandle constructor(Class<?> type, Class<?>... parameters)
      throws NoSuchMethodException {
    try {
      return LOOKUP.findConstructor(type, MethodType.methodType(void.class, parameters));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  public static MethodHandle virtual(Class<?> type, String name, MethodType shape)
      throws NoSuchMethodException {
    try {
      return LOOKUP.in(type).findSpecial(type, name, shape, type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + "." + name, e);
    }
  }

  public static MethodHandle unreflect(java.lang.reflect.Method method) {
    try {
      return LOOKUP.unreflect(method);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method.toString(), e);
    }
  }

  /** A lookup with all rights of the class. */
  public static MethodHandles.Lookup in(Class<?> type) {
    return LOOKUP.in(type);
  }

  private static MethodHandles.Lookup lookup() {
    try {
      var field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      return (MethodHandles.Lookup)
          Raw.getReference(Raw.staticBase(field), Raw.staticOffset(field));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("unsupported JVM: no trusted lookup", e);
    }
  }
}
