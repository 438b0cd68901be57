package dev.heddle.agent.cluster;

import dev.heddle.transport.OwnThreads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Ends this process when the one that started it is gone, however that ended. */
public final class ParentWatch {
  private static final long POLL_MILLIS = 500;

  private ParentWatch() {}

  /**
   * Ranks from 1: rank 0 holds the other end of stdin as long as it lives.
   *
   * @param end ends this process
   */
  public static void overStdin(InputStream stdin, Runnable end) {
    start(
        () -> {
          try {
            while (stdin.read() >= 0) {
              // Rank 0 writes nothing after the handover.
            }
          } catch (IOException e) {
            // As good as its end.
          }
        },
        end);
  }

  /** Rank 0, whose stdin is the program's: asks for the launcher now and then. */
  public static void ofLauncher(long pid, RunningMark mark, Runnable end) {
    Optional<ProcessHandle> launcher = ProcessHandle.current().parent();
    if (launcher.isEmpty() || launcher.get().pid() != pid) {
      mark.delete();
      end.run();
    }
    start(
        () -> {
          try {
            while (launcher.get().isAlive()) {
              Thread.sleep(POLL_MILLIS);
            }
            mark.delete();
          } catch (InterruptedException e) {
            // Nobody here interrupts this thread; who does wants it to end.
          }
        },
        end);
  }

  private static void start(Runnable untilGone, Runnable end) {
    Thread thread =
        new Thread(
            OwnThreads.group(),
            () -> {
              untilGone.run();
              end.run();
            },
            "heddle-parent");
    thread.setDaemon(true);
    thread.start();
  }
}
