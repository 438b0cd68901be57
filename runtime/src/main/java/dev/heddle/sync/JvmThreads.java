package dev.heddle.sync;

import dev.heddle.bridge.SharedThread;
import java.util.Set;

/**
 * Threads of this JVM as the JVM knows them. The methods of a program's thread may be overridden,
 * or ask other nodes; these do neither.
 */
public final class JvmThreads {
  /** Where the native methods are that are called between a check and its store. */
  private static final Set<String> IN_REGIONS =
      Set.of(
          "java.lang.Object",
          "java.lang.Class",
          "java.lang.System",
          "java.lang.Thread",
          "java.lang.String",
          "java.lang.StringUTF16",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Math",
          "java.lang.StrictMath",
          "java.lang.reflect.Array",
          "jdk.internal.misc.Unsafe");

  private JvmThreads() {}

  static Thread.State state(Thread thread) {
    return thread instanceof SharedThread shared ? shared.heddle$jvmState() : thread.getState();
  }

  /**
   * Whether the thread is in native code that no region of checks contains: reading a socket or a
   * pipe, waiting for a process. The JVM calls it runnable all the time. Not where it loads a
   * class: any instruction may. Costs a look at its stack.
   */
  static boolean waitsInNative(Thread thread) {
    StackTraceElement[] stack =
        thread instanceof SharedThread shared
            ? shared.heddle$stackTraceHere()
            : thread.getStackTrace();
    if (stack.length == 0
        || !stack[0].isNativeMethod()
        || IN_REGIONS.contains(stack[0].getClassName())) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.ClassLoader")) {
        return false;
      }
    }
    return true;
  }

  /** Sets the interrupt flag of the calling thread again after it was taken note of. */
  public static void restoreInterrupt() {
    Thread thread = Thread.currentThread();
    if (thread instanceof SharedThread shared) {
      shared.heddle$interruptHere();
    } else {
      thread.interrupt();
    }
  }

  /** Says what {@code getState} is to answer while the calling thread is in a wait of Heddle's. */
  static Thread.State show(Thread.State state) {
    if (Thread.currentThread() instanceof SharedThread shared) {
      Thread.State before = shared.heddle$shownState;
      shared.heddle$shownState = state;
      return before;
    }
    return null;
  }
}
