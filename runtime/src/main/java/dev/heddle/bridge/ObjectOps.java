package dev.heddle.bridge;

/** Redirections of {@code java.lang.Object}'s methods: same name, receiver first. */
public final class ObjectOps {
  private ObjectOps() {}

  public static void wait(Object lock) throws InterruptedException {
    wait(lock, 0L);
  }

  public static void wait(Object lock, long timeoutMillis) throws InterruptedException {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().monitorWait(lock, timeoutMillis);
    } else {
      lock.wait(timeoutMillis);
    }
  }

  public static void wait(Object lock, long timeoutMillis, int nanos) throws InterruptedException {
    if (timeoutMillis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    if (nanos < 0 || nanos > 999999) {
      throw new IllegalArgumentException("nanosecond timeout value out of range");
    }
    wait(lock, nanos > 0 && timeoutMillis < Long.MAX_VALUE ? timeoutMillis + 1 : timeoutMillis);
  }

  public static void notify(Object lock) {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().monitorNotify(lock, false);
    } else {
      lock.notify();
    }
  }

  public static void notifyAll(Object lock) {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().monitorNotify(lock, true);
    } else {
      lock.notifyAll();
    }
  }

  /**
   * The class as without the agent: substitutes answer for what they stand for. Programs call it in
   * every {@code equals}, so no hook is asked.
   */
  public static Class<?> getClass(Object object) {
    Class<?> type = object.getClass();
    return object instanceof Shared && type.getClassLoader() == Shared.class.getClassLoader()
        ? ReflectOps.visibleClass(type)
        : type;
  }

  /** Before {@code super.clone()} copies the fields of an object. */
  public static void beforeClone(Object object) {
    FieldAccess.checkRead(object);
    Volatiles.checkRead(object);
  }
}
