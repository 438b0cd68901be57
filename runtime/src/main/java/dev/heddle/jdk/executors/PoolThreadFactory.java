package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadFactory;

/**
 * The default factory: pools are numbered through the cluster, threads within their pool. Threads
 * are in the group of the thread that makes them, for a group cannot be kept in a shared object.
 */
final class PoolThreadFactory implements ThreadFactory {
  private static final Counter POOLS = new Counter();

  private final Counter threads = new Counter();
  private final String prefix = "pool-" + POOLS.next() + "-thread-";

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // as the JDK's
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, prefix + threads.next());
    if (thread.isDaemon()) {
      thread.setDaemon(false);
    }
    if (thread.getPriority() != Thread.NORM_PRIORITY) {
      thread.setPriority(Thread.NORM_PRIORITY);
    }
    return thread;
  }
}
