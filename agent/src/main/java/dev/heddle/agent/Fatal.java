package dev.heddle.agent;

import dev.heddle.node.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Ends this JVM at once with one line for the user. */
final class Fatal {
  private static final AtomicBoolean ENDED = new AtomicBoolean();
  private static final List<Runnable> BEFORE_HALT = new CopyOnWriteArrayList<>();
  private static final List<Consumer<String>> LISTENERS = new CopyOnWriteArrayList<>();

  private Fatal() {}

  /**
   * Halts: shutdown hooks are the application's, and may need what has just failed.
   *
   * @param line null where the user has been told
   * @param cause printed below the line; null for none
   */
  static void end(int status, String line, Throwable cause) {
    if (!ENDED.compareAndSet(false, true)) {
      // What follows from the first fault is not news; this JVM halts in the other thread.
      LockSupport.park();
      return;
    }
    if (line != null) {
      print(line, cause);
    }
    BEFORE_HALT.forEach(Runnable::run);
    Runtime.getRuntime().halt(status);
  }

  /** Ends with the process that started this one; whoever reads a line was told by another. */
  static void orphaned() {
    end(ExitStatus.NODE_LOST, null, null);
  }

  /** Adds what else must end with this JVM; must not block. */
  static void beforeHalt(Runnable action) {
    BEFORE_HALT.add(action);
  }

  /** Adds who is told the lines of this JVM's own as well. */
  static void alsoTell(Consumer<String> listener) {
    LISTENERS.add(listener);
  }

  /** A line that another rank's process has printed by itself. */
  static void printWorkerLine(String line) {
    err().println(line);
  }

  /** One line on the process's own stderr, wherever the application has pointed System.err. */
  static void print(String line, Throwable cause) {
    PrintStream err = err();
    // Several hosts may each have a line.
    for (String each : line.lines().map(own -> "heddle: " + own).toList()) {
      err.println(each);
      LISTENERS.forEach(listener -> listener.accept(each));
    }
    if (cause != null) {
      cause.printStackTrace(err);
    }
  }

  /** Not to be closed: that would close the descriptor. */
  private static PrintStream err() {
    return new PrintStream(
        new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());
  }
}
