package dev.heddle.bridge;

/**
 * Shared objects for threads that the JVM made (main, workers of JDK pools): the program may store
 * {@code currentThread()} in shared data and compare or interrupt it on another node.
 */
final class StandIns {
  /** In the thread itself, so that it goes with the thread. */
  private static final ThreadLocal<SharedThread> OWN = new ThreadLocal<>();

  private StandIns() {}

  static SharedThread of(Thread current) {
    SharedThread own = OWN.get();
    if (own == null) {
      own = new SharedThread(current);
      OWN.set(own);
      Bridge.hooks().threads().stoodIn(own, current);
    }
    return own;
  }
}
