package dev.heddle.bridge;

import java.util.Arrays;

/**
 * Stack traces as without the agent. The JVM itself leaves out the bridge's static methods; {@code
 * StackTraceElement.of}, which makes every trace, calls {@link #visible} for the others: hidden
 * methods of woven classes, the entry of a thread into its run method, the substitute of {@code
 * Thread}, and the copies of collections.
 */
public final class StackFrames {
  private static final String HIDDEN = "heddle$";
  private static final String BRIDGE = "dev.heddle.bridge.";
  private static final String THREAD = "dev.heddle.bridge.SharedThread";

  /** The outermost frames of a thread of the JDK's class that runs a Runnable. */
  private static volatile StackTraceElement[] plainThread = new StackTraceElement[0];

  private StackFrames() {}

  /** Looks at a plain thread's stack; once, before {@link #visible} is called. */
  public static void lookAtPlainThread() throws InterruptedException {
    Thread plain =
        new Thread(
            new Runnable() {
              @Override
              public void run() {
                StackTraceElement[] frames = new Throwable().getStackTrace();
                plainThread = Arrays.copyOfRange(frames, 1, frames.length);
              }
            },
            "heddle-stack");
    plain.start();
    plain.join();
  }

  /** The frames that the program would have without the agent. */
  public static StackTraceElement[] visible(StackTraceElement[] frames) {
    int first = 0;
    while (first < frames.length && !isOurs(frames, first) && !TwinFrames.isTwin(frames[first])) {
      first++;
    }
    if (first == frames.length) {
      return frames;
    }
    StackTraceElement[] kept = Arrays.copyOf(frames, frames.length + plainThread.length);
    int count = first;
    for (int i = first; i < frames.length; i++) {
      if (isOurs(frames, i) || TwinFrames.isAdded(frames[i])) {
        continue;
      }
      if (TwinFrames.isTwin(frames[i])) {
        TwinFrames.restore(frames[i]);
      }
      kept[count++] = frames[i];
    }
    if (isThreadOfRunnable(frames)) {
      for (StackTraceElement frame : plainThread) {
        kept[count++] = frame;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static boolean isOurs(StackTraceElement[] frames, int i) {
    StackTraceElement frame = frames[i];
    return frame.getMethodName().startsWith(HIDDEN)
        || frame.getClassName().startsWith(BRIDGE)
        || isEntry(frames, i);
  }

  /** The first call of a woven run method, which calls it again as the thread's (ThreadOps). */
  private static boolean isEntry(StackTraceElement[] frames, int i) {
    if (i == 0 || i != frames.length - 1 || frames[i].getLineNumber() >= 0) {
      return false;
    }
    return frames[i].getMethodName().equals("run")
        && frames[i - 1].getMethodName().equals("run")
        && frames[i].getClassName().equals(frames[i - 1].getClassName());
  }

  private static boolean isThreadOfRunnable(StackTraceElement[] frames) {
    StackTraceElement last = frames[frames.length - 1];
    return last.getClassName().equals(THREAD) && last.getMethodName().equals("run");
  }
}
