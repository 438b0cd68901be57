package dev.heddle.bridge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Redirections of {@link Thread}'s and {@link LockSupport}'s methods: same name, receiver first,
 * same remaining descriptor. For a thread that is not a {@link SharedThread} they do what the JDK
 * does.
 */
public final class ThreadOps {
  private ThreadOps() {}

  /** Whether the JVM has just started {@code thread} and the caller is its run method. */
  public static boolean isThreadStart(Thread thread) {
    return thread instanceof SharedThread shared
        && shared.heddle$starting
        && thread == Thread.currentThread();
  }

  /** For the JDK that is about to start a thread: starts it if it is the program's. */
  public static boolean startShared(Thread thread) {
    boolean isShared = thread instanceof SharedThread;
    if (isShared) {
      thread.start();
    }
    return isShared;
  }

  /** Runs a thread from its first line to its end; see {@link SharedThread} for the caller. */
  @SuppressWarnings("DoNotCall") // this is the start: the JVM is inside run() already
  public static void runThread(Thread thread) {
    SharedThread shared = (SharedThread) thread;
    shared.heddle$starting = false;
    ThreadHooks hooks = Bridge.hooks().threads();
    hooks.entered(shared);
    try {
      shared.run();
    } catch (Throwable uncaught) {
      Uncaught.dispatch(shared, uncaught);
    } finally {
      hooks.ending();
      shared.terminate();
      hooks.ended(shared);
    }
  }

  /** The calling thread; a stand-in where the JVM made it and there is a cluster. */
  public static Thread currentThread() {
    Thread thread = Thread.currentThread();
    return thread instanceof SharedThread || !Bridge.CLUSTERED ? thread : StandIns.of(thread);
  }

  public static void start(Thread thread) {
    thread.start();
  }

  public static void interrupt(Thread thread) {
    thread.interrupt();
  }

  public static boolean isInterrupted(Thread thread) {
    return thread.isInterrupted();
  }

  public static boolean interrupted() {
    return Thread.interrupted();
  }

  public static Thread.State getState(Thread thread) {
    return thread.getState();
  }

  public static StackTraceElement[] getStackTrace(Thread thread) {
    return StackFrames.visible(thread.getStackTrace());
  }

  public static boolean isAlive(Thread thread) {
    return thread instanceof SharedThread shared ? shared.alive() : thread.isAlive();
  }

  public static void join(Thread thread) throws InterruptedException {
    join(thread, 0L);
  }

  public static void join(Thread thread, long millis) throws InterruptedException {
    if (millis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    if (thread instanceof SharedThread shared) {
      Joins.await(shared, millis);
    } else {
      thread.join(millis);
    }
  }

  public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
    if (millis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    if (nanos < 0 || nanos > 999999) {
      throw new IllegalArgumentException("nanosecond timeout value out of range");
    }
    join(thread, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
  }

  /** JDK 19 and later. */
  public static boolean join(Thread thread, Duration duration) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(duration);
    if (thread.getState() == Thread.State.NEW) {
      throw new IllegalThreadStateException("Thread not started");
    }
    if (isAlive(thread) && nanos > 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
      join(thread, nanos > TimeUnit.MILLISECONDS.toNanos(millis) ? millis + 1 : millis);
    }
    return !isAlive(thread);
  }

  public static void setName(Thread thread, String name) {
    if (thread instanceof SharedThread shared && name != null) {
      shared.name(name);
    }
    real(thread).setName(name);
  }

  public static String getName(Thread thread) {
    return thread instanceof SharedThread shared ? shared.name() : thread.getName();
  }

  public static void setDaemon(Thread thread, boolean on) {
    if (!(thread instanceof SharedThread shared)) {
      thread.setDaemon(on);
      return;
    }
    if (shared.alive()) {
      throw new IllegalThreadStateException();
    }
    shared.daemon(on);
  }

  public static boolean isDaemon(Thread thread) {
    return thread instanceof SharedThread shared ? shared.daemon() : thread.isDaemon();
  }

  /** Of JDK 21 on: elsewhere no thread is. */
  public static boolean isVirtual(Thread thread) {
    if (thread instanceof SharedThread shared) {
      return shared.isVirtualThread();
    }
    String type = thread.getClass().getName();
    return type.startsWith("java.lang.") && type.endsWith("VirtualThread");
  }

  @SuppressWarnings("ThreadPriorityCheck") // the program asked for it
  public static void setPriority(Thread thread, int priority) {
    if (!(thread instanceof SharedThread shared)) {
      thread.setPriority(priority);
      return;
    }
    if (priority < Thread.MIN_PRIORITY || priority > Thread.MAX_PRIORITY) {
      throw new IllegalArgumentException();
    }
    ThreadGroup group = getThreadGroup(thread);
    if (group != null) {
      shared.priority(Math.min(priority, GroupOps.maxPriority(group)));
      real(thread).setPriority(shared.priority());
    }
  }

  public static int getPriority(Thread thread) {
    return thread instanceof SharedThread shared ? shared.priority() : thread.getPriority();
  }

  @SuppressWarnings("deprecation") // what the program calls
  public static long getId(Thread thread) {
    return thread instanceof SharedThread shared ? shared.id() : thread.getId();
  }

  /** JDK 19 and later. */
  public static long threadId(Thread thread) {
    return getId(thread);
  }

  public static ThreadGroup getThreadGroup(Thread thread) {
    if (!(thread instanceof SharedThread shared)) {
      return thread.getThreadGroup();
    }
    if (shared.status() == SharedThread.TERMINATED) {
      return null;
    }
    ThreadMembers members = shared.members();
    return members == null ? real(thread).getThreadGroup() : (ThreadGroup) members;
  }

  public static Thread.UncaughtExceptionHandler getUncaughtExceptionHandler(Thread thread) {
    return thread.getUncaughtExceptionHandler();
  }

  public static void setUncaughtExceptionHandler(
      Thread thread, Thread.UncaughtExceptionHandler handler) {
    thread.setUncaughtExceptionHandler(handler);
  }

  public static void setDefaultUncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
    Bridge.hooks().threads().setDefaultHandler(handler);
  }

  public static Thread.UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
    return Thread.getDefaultUncaughtExceptionHandler();
  }

  @SuppressWarnings({"ThreadPriorityCheck", "NamedLikeContextualKeyword"}) // the JDK's name
  public static void yield() {
    Thread.yield();
    spinPoint();
  }

  public static void onSpinWait() {
    Thread.onSpinWait();
    spinPoint();
  }

  public static void sleep(long millis) throws InterruptedException {
    spinPoint();
    Thread.sleep(millis);
    spinPoint();
  }

  public static void sleep(long millis, int nanos) throws InterruptedException {
    spinPoint();
    Thread.sleep(millis, nanos);
    spinPoint();
  }

  /** JDK 19 and later. */
  public static void sleep(Duration duration) throws InterruptedException {
    long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(duration));
    spinPoint();
    TimeUnit.NANOSECONDS.sleep(nanos);
    spinPoint();
  }

  /** {@code TimeUnit.sleep}. */
  public static void sleep(TimeUnit unit, long timeout) throws InterruptedException {
    spinPoint();
    unit.sleep(timeout);
    spinPoint();
  }

  public static void park() {
    spinPoint();
    LockSupport.park();
    spinPoint();
  }

  public static void park(Object blocker) {
    spinPoint();
    LockSupport.park(blocker);
    spinPoint();
  }

  public static void parkNanos(long nanos) {
    spinPoint();
    LockSupport.parkNanos(nanos);
    spinPoint();
  }

  public static void parkNanos(Object blocker, long nanos) {
    spinPoint();
    LockSupport.parkNanos(blocker, nanos);
    spinPoint();
  }

  public static void parkUntil(long deadlineMillis) {
    spinPoint();
    LockSupport.parkUntil(deadlineMillis);
    spinPoint();
  }

  public static void parkUntil(Object blocker, long deadlineMillis) {
    spinPoint();
    LockSupport.parkUntil(blocker, deadlineMillis);
    spinPoint();
  }

  public static void unpark(Thread thread) {
    if (!(thread instanceof SharedThread shared)) {
      LockSupport.unpark(thread);
      return;
    }
    ThreadHooks hooks = Bridge.hooks().threads();
    int at = shared.status();
    if (at == hooks.rank() + 1) {
      shared.heddle$unparkHere();
    } else if (at > 0) {
      hooks.unparkAt(at - 1, shared);
    }
  }

  /** Unique in the cluster; as the JDK numbers it on rank 0. */
  @SuppressWarnings("deprecation") // threadId() came after 17
  static long clusterId(Thread thread) {
    return ((long) Bridge.hooks().threads().rank() << 40) + thread.getId();
  }

  /** {@code Thread.activeCount}. */
  public static int activeCount() {
    return GroupOps.activeCount(getThreadGroup(currentThread()));
  }

  private static Thread real(Thread thread) {
    return thread instanceof SharedThread shared && shared.heddle$carrier != null
        ? shared.heddle$carrier
        : thread;
  }

  private static void spinPoint() {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().spinPoint();
    }
  }
}
