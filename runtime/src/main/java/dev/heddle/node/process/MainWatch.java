package dev.heddle.node.process;

import dev.heddle.node.threads.ThreadLedger;
import dev.heddle.transport.OwnThreads;

/**
 * Keeps the JVM of rank 0 alive until main and every counted thread of the cluster have ended; then
 * the JVM ends by itself, with the exit status that main has earned.
 */
public final class MainWatch {
  private MainWatch() {}

  /**
   * Starts the watch; before main can end.
   *
   * @param main the thread that runs the program's main method
   * @param mainEnded called when it has ended
   */
  public static Thread start(Thread main, ThreadLedger ledger, Runnable mainEnded) {
    main.setUncaughtExceptionHandler(MainWatch::report);
    Thread watch =
        new Thread(OwnThreads.group(), () -> await(main, ledger, mainEnded), "heddle-main-watch");
    watch.setDaemon(false);
    watch.start();
    return watch;
  }

  private static void await(Thread main, ThreadLedger ledger, Runnable mainEnded) {
    try {
      main.join();
      ledger.mainEnded();
      mainEnded.run();
      ledger.awaitNone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // asked to end
    }
  }

  /** As the JVM reports it, and on which node it was. */
  private static void report(Thread main, Throwable failure) {
    main.getThreadGroup().uncaughtException(main, failure);
    System.err.println("heddle: main ended with an exception on node 0");
  }
}
