package dev.heddle.bridge;

/**
 * Monitor hooks: a monitor is the JVM's monitor plus a token (DESIGN 5).
 *
 * <pre>
 *   // STACK: obj
 *   dup; invokestatic Monitors.beforeEnter(Object)V; dup; monitorenter; invokestatic Monitors.entered(Object)V
 *   // STACK: obj
 *   monitorexit; invokestatic Monitors.exited()V
 * </pre>
 */
public final class Monitors {
  /**
   * Non-zero once an object without a state word (array, Class, String, ...) may be a shared lock.
   */
  public static int plainLocks;

  /** Non-zero while a page is under watch: a release is then reported (RULES 3). */
  public static int watching;

  private Monitors() {}

  /** Before the real monitor is taken; waits only while the lock is gated (RULES 13). */
  public static void beforeEnter(Object lock) {
    if (!Bridge.CLUSTERED) {
      return;
    }
    if (lock instanceof Shared shared) {
      if ((shared.heddle$state() & State.GATED) != 0) {
        Bridge.hooks().gate(lock);
      }
    } else if (plainLocks != 0 && lock != null) {
      Bridge.hooks().gate(lock);
    }
  }

  /** Inside the real monitor; returns with the token on this node. */
  public static void entered(Object lock) {
    if (!Bridge.CLUSTERED) {
      return;
    }
    if (lock instanceof Shared shared) {
      int state = shared.heddle$state();
      if ((state & State.TOKEN_AWAY) != 0) {
        Bridge.hooks().acquireToken(lock);
      } else {
        FastPathCounts.acquired(state);
      }
    } else if (plainLocks != 0) {
      Bridge.hooks().acquireToken(lock);
    }
  }

  /** After the real monitor was left. */
  public static void exited() {
    if (watching != 0) {
      Bridge.hooks().released();
    }
  }
}
