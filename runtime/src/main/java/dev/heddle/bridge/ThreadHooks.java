package dev.heddle.bridge;

/**
 * What threads of woven code call. The defaults are those of a plain JVM: every thread runs here.
 *
 * <p>A rank given to a method is never this node's own. All methods may block the caller.
 */
public interface ThreadHooks {
  /** The hooks of one plain JVM. */
  ThreadHooks PLAIN = new ThreadHooks() {};

  /** This node's rank. */
  default int rank() {
    return 0;
  }

  /**
   * The name of a new thread without one, numbered as in one JVM.
   *
   * @param jdkName what the JDK of this node would call it
   */
  default String defaultName(String jdkName) {
    return jdkName;
  }

  /**
   * Chooses the node that is to run {@code thread}. When it returns, rank 0 has counted the start
   * (RULES 19).
   */
  default int place(SharedThread thread) {
    return rank();
  }

  /** Undoes {@link #place}, which chose {@code rank}, perhaps this node: the start failed. */
  default void unplace(int rank, SharedThread thread) {}

  /** Starts {@code thread} on another node; a release. */
  default void startAt(int rank, SharedThread thread) {
    throw new IllegalStateException("there is no other node");
  }

  /** Called by {@code thread} before the first line of its run method. */
  default void entered(SharedThread thread) {}

  /** Called by a thread that was placed, before anybody can see its end. */
  default void ending() {}

  /** How many threads the program has, main too: starts and ends that happened before the call. */
  default int activeCount() {
    return Thread.activeCount();
  }

  /** Called by {@code thread} when its end is visible to joiners; rank 0 no longer counts it. */
  default void ended(SharedThread thread) {}

  /** {@code standIn} was made for {@code carrier}, a thread of the JVM. */
  default void stoodIn(SharedThread standIn, Thread carrier) {}

  /** Interrupts a thread that runs on another node; returns when it is done. */
  default void interruptAt(int rank, SharedThread thread) {}

  /** The interrupt status of a thread that runs on another node. */
  default boolean isInterruptedAt(int rank, SharedThread thread) {
    return false;
  }

  /** The state of a thread that runs on another node. */
  default Thread.State stateAt(int rank, SharedThread thread) {
    return Thread.State.RUNNABLE;
  }

  /** The stack of a thread that runs on another node; empty where it has ended. */
  default StackTraceElement[] stackTraceAt(int rank, SharedThread thread) {
    return new StackTraceElement[0];
  }

  /** {@code LockSupport.unpark} of a thread that runs on another node; a release. */
  default void unparkAt(int rank, SharedThread thread) {}

  /**
   * The group of this node that has the place of another node's.
   *
   * @param path see {@link ThreadMembers#heddle$path}
   */
  default ThreadGroup groupHere(String path) {
    throw new IllegalStateException("there is no other node");
  }

  /** Sets the default handler of uncaught exceptions on every node. */
  default void setDefaultHandler(Thread.UncaughtExceptionHandler handler) {
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }
}
