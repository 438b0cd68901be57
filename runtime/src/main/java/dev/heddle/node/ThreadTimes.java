package dev.heddle.node;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Processor time of the program's threads on this node, each from its first line on. */
final class ThreadTimes implements ThreadClock {
  /** What the JVM calls the thread that ran main, once main is over; its time goes on. */
  private static final String AFTER_MAIN = "DestroyJavaVM";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Iterable<Thread> liveThreads;
  private final LongAdder endedNanos = new LongAdder();

  /** Not a map by thread: a program's thread may override hashCode. */
  private final Queue<Running> running = new ConcurrentLinkedQueue<>();

  /** Time before the thread was the program's is not: main's premain has woven the JDK. */
  private record Running(Thread thread, long beforeNanos) {}

  /**
   * @param liveThreads the live threads of the JVM, enumerated anew by each iteration
   */
  ThreadTimes(Iterable<Thread> liveThreads) {
    this.liveThreads = liveThreads;
  }

  @Override
  public void entered() {
    running.add(new Running(Thread.currentThread(), threads.getCurrentThreadCpuTime()));
  }

  @Override
  public void ended() {
    Thread self = Thread.currentThread();
    long beforeNanos =
        running.stream()
            .filter(one -> one.thread == self)
            .mapToLong(Running::beforeNanos)
            .findFirst()
            .orElseThrow();
    endedNanos.add(threads.getCurrentThreadCpuTime() - beforeNanos);
    running.removeIf(one -> one.thread == self);
  }

  @Override
  public long millis() {
    long nanos = endedNanos.sum();
    for (Running one : running) {
      Thread counted = one.thread.isAlive() ? one.thread : afterMain();
      if (counted != null) {
        nanos += Math.max(0, nanosOf(counted) - one.beforeNanos);
      }
    }
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  /** A program's thread that says its id is another's is not counted, or as that other. */
  @SuppressWarnings("deprecation") // threadId() came after 17
  private long nanosOf(Thread thread) {
    return threads.getThreadCpuTime(thread.getId());
  }

  /** Main is the one thread that does not tell of its end. */
  private Thread afterMain() {
    for (Thread thread : liveThreads) {
      if (thread.getName().equals(AFTER_MAIN)) {
        return thread;
      }
    }
    return null;
  }
}
