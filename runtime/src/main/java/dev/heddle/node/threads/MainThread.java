package dev.heddle.node.threads;

/** The thread that runs the program's main method. */
public final class MainThread {
  private static volatile Thread main;

  private MainThread() {}

  /** Called by the agent's premain, which runs in that thread. */
  public static void isCurrent() {
    main = Thread.currentThread();
  }

  /** Null on nodes that run no main. */
  public static Thread get() {
    return main;
  }
}
