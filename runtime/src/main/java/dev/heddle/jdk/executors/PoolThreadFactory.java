package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadFactory;

/** The default factory: pools are numbered through the cluster, threads within their pool. */
final class PoolThreadFactory implements ThreadFactory {
  private static final Counter POOLS = new Counter();

  private final ThreadGroup group = Thread.currentThread().getThreadGroup();
  private final Counter threads = new Counter();
  private final String prefix = "pool-" + POOLS.next() + "-thread-";

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(group, task, prefix + threads.next(), 0);
    if (thread.isDaemon()) {
      thread.setDaemon(false);
    }
    if (thread.getPriority() != Thread.NORM_PRIORITY) {
      thread.setPriority(Thread.NORM_PRIORITY);
    }
    return thread;
  }
}
