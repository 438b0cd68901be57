package dev.heddle.node.threads;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.util.IdentityHashMap;

/** The map of inheritable values inside a JDK thread object that has not started. */
final class InheritedValues {
  private static final Class<?> MAP = named("java.lang.ThreadLocal$ThreadLocalMap");
  private static final Class<?> ENTRY = named("java.lang.ThreadLocal$ThreadLocalMap$Entry");
  private static final long VALUES = JdkAccess.offset(Thread.class, "inheritableThreadLocals");
  private static final long TABLE = JdkAccess.offset(MAP, "table");
  private static final long VALUE = JdkAccess.offset(ENTRY, "value");

  private InheritedValues() {}

  static IdentityHashMap<ThreadLocal<?>, Object> of(Thread thread) {
    IdentityHashMap<ThreadLocal<?>, Object> values = new IdentityHashMap<>();
    Object map = JdkAccess.UNSAFE.getReference(thread, VALUES);
    if (map != null) {
      for (Object entry : (Object[]) JdkAccess.UNSAFE.getReference(map, TABLE)) {
        Object local = entry == null ? null : ((Reference<?>) entry).get();
        if (local != null) {
          values.put((ThreadLocal<?>) local, JdkAccess.UNSAFE.getReference(entry, VALUE));
        }
      }
    }
    return values;
  }

  static void put(Thread thread, ThreadLocal<?> local, Object value) {
    try {
      Object map = JdkAccess.UNSAFE.getReference(thread, VALUES);
      if (map == null) {
        MethodType maker = MethodType.methodType(void.class, ThreadLocal.class, Object.class);
        map = JdkAccess.LOOKUP.findConstructor(MAP, maker).invoke(local, value);
        JdkAccess.UNSAFE.putReference(thread, VALUES, map);
      } else {
        MethodType shape = MethodType.methodType(void.class, ThreadLocal.class, Object.class);
        MethodHandle set = JdkAccess.LOOKUP.findVirtual(MAP, "set", shape);
        set.invoke(map, local, value);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("unsupported JVM: no map of inheritable values", e);
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("unsupported JVM: no " + name, e);
    }
  }
}
