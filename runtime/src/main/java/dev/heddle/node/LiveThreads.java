package dev.heddle.node;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The live threads of the JVM, asked for by each iteration. Not by way of thread groups: those lock
 * themselves, and the node loop must not wait for a monitor of the program's.
 */
final class LiveThreads implements Iterable<Thread> {
  private static final MethodHandle THREADS = threads();

  @Override
  public Iterator<Thread> iterator() {
    try {
      return Arrays.asList((Thread[]) THREADS.invokeExact()).iterator();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle threads() {
    try {
      return JdkAccess.LOOKUP.findStatic(
          Thread.class, "getThreads", MethodType.methodType(Thread[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unsupported JVM: no list of threads", e);
    }
  }
}
