package dev.heddle.bridge;

/** What becomes of an exception that leaves a thread's run method; as the JVM does it. */
final class Uncaught {
  private Uncaught() {}

  /** Hands {@code uncaught} to the thread's handler; of what the handler throws a line is left. */
  static void dispatch(SharedThread thread, Throwable uncaught) {
    try {
      ThreadOps.setName(thread, ThreadOps.getName(thread)); // the group prints the JDK's field
      thread.getUncaughtExceptionHandler().uncaughtException(thread, uncaught);
    } catch (Throwable e) {
      System.err.println(
          "\nException: "
              + e.getClass().getName()
              + " thrown from the UncaughtExceptionHandler in thread \""
              + ThreadOps.getName(thread)
              + "\"");
    }
  }
}
