package dev.heddle.bridge;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** What becomes of an exception that leaves a thread's run method; as the JVM does it. */
final class Uncaught {
  private static final String START = ThreadOps.class.getName();

  private Uncaught() {}

  /** Hands {@code uncaught} to the thread's handler; what the handler throws is ignored. */
  @SuppressWarnings("EmptyCatch") // as the JVM ignores it
  static void dispatch(SharedThread thread, Throwable uncaught) {
    try {
      ThreadOps.setName(thread, ThreadOps.getName(thread)); // the group prints the JDK's field
      trim(uncaught);
      thread.getUncaughtExceptionHandler().uncaughtException(thread, uncaught);
    } catch (Throwable ignored) {
      // the JVM ignores it too
    }
  }

  /** Takes Heddle's frames off, so that the stack ends as it would without the agent. */
  private static void trim(Throwable uncaught) {
    StackTraceElement[] base = null;
    int depth = 0;
    for (Throwable t = uncaught; t != null && depth < 100; t = t.getCause(), depth++) {
      StackTraceElement[] frames = t.getStackTrace();
      int start = startOf(frames);
      if (start > 0) {
        boolean own = frames[start - 1].getClassName().equals(SharedThread.class.getName());
        if (own && base == null) {
          base = framesBelowTarget();
        }
        StackTraceElement[] kept = Arrays.copyOf(frames, own ? start - 1 : start);
        t.setStackTrace(own ? join(kept, base) : kept);
      }
    }
  }

  private static int startOf(StackTraceElement[] frames) {
    for (int i = frames.length - 1; i >= 0; i--) {
      if (frames[i].getClassName().equals(START) && frames[i].getMethodName().equals("runThread")) {
        return i;
      }
    }
    return -1;
  }

  private static StackTraceElement[] join(StackTraceElement[] head, StackTraceElement[] tail) {
    StackTraceElement[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  /** The JDK's own frames between a thread's target and its start, learnt from a plain thread. */
  private static StackTraceElement[] framesBelowTarget() {
    AtomicReference<StackTraceElement[]> seen = new AtomicReference<>();
    Thread probe =
        new Thread(
            null,
            new Runnable() {
              @Override
              public void run() {
                seen.set(new Throwable().getStackTrace());
              }
            },
            "heddle-probe");
    probe.setDaemon(true);
    probe.start();
    boolean interrupted = false;
    while (true) {
      try {
        probe.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    StackTraceElement[] frames = seen.get();
    return Arrays.copyOfRange(frames, 1, frames.length);
  }
}
