package dev.heddle.node.threads;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** The JDK's own numbering of unnamed threads. */
final class ThreadNumbers {
  private static final MethodHandle NEXT = next17or19();

  private ThreadNumbers() {}

  /** The name that the JDK would give to the next unnamed thread, and is given to no other. */
  static String next() {
    try {
      Object next = NEXT.invoke();
      return next instanceof Integer ? "Thread-" + next : (String) next;
    } catch (Throwable e) {
      throw new IllegalStateException("the JDK does not number threads", e);
    }
  }

  private static MethodHandle next17or19() {
    try {
      return JdkAccess.LOOKUP.findStatic(
          Thread.class, "genThreadName", MethodType.methodType(String.class));
    } catch (ReflectiveOperationException before19) {
      try {
        return JdkAccess.LOOKUP.findStatic(
            Thread.class, "nextThreadNum", MethodType.methodType(int.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("unsupported JVM: threads are numbered otherwise", e);
      }
    }
  }
}
