package dev.heddle.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.internal.misc.Unsafe;

/**
 * Lets Netty load its library without the four lines that Java 24 and later print about it. The
 * grant is to all unnamed modules, because the JVM has no narrower one for them.
 */
final class NativeAccess {
  private static final int FIRST_WITH_WARNING = 24;

  private NativeAccess() {}

  static void grant() {
    if (Runtime.version().feature() < FIRST_WITH_WARNING) {
      return;
    }
    try {
      MethodHandle grant =
          trusted()
              .findStatic(
                  Module.class,
                  "implAddEnableNativeAccessToAllUnnamed",
                  MethodType.methodType(void.class));
      grant.invoke();
    } catch (Throwable e) {
      // A JVM that does it otherwise: the warning is printed, the library is loaded all the same.
    }
  }

  private static MethodHandles.Lookup trusted() throws NoSuchFieldException {
    Unsafe unsafe = Unsafe.getUnsafe();
    var field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
    return (MethodHandles.Lookup)
        unsafe.getReference(unsafe.staticFieldBase(field), unsafe.staticFieldOffset(field));
  }
}
