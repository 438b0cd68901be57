package dev.heddle.jdk.executors;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stands for {@link ThreadPoolExecutor}. The super class is made and never used. */
public class SharedThreadPoolExecutor extends ThreadPoolExecutor {
  private final PoolCore core;

  public SharedThreadPoolExecutor(
      int corePoolSize,
      int maximumPoolSize,
      long keepAliveTime,
      TimeUnit unit,
      BlockingQueue<Runnable> workQueue) {
    this(
        corePoolSize,
        maximumPoolSize,
        keepAliveTime,
        unit,
        workQueue,
        Executors.defaultThreadFactory(),
        new AbortPolicy());
  }

  public SharedThreadPoolExecutor(
      int corePoolSize,
      int maximumPoolSize,
      long keepAliveTime,
      TimeUnit unit,
      BlockingQueue<Runnable> workQueue,
      ThreadFactory threadFactory) {
    this(
        corePoolSize,
        maximumPoolSize,
        keepAliveTime,
        unit,
        workQueue,
        threadFactory,
        new AbortPolicy());
  }

  public SharedThreadPoolExecutor(
      int corePoolSize,
      int maximumPoolSize,
      long keepAliveTime,
      TimeUnit unit,
      BlockingQueue<Runnable> workQueue,
      RejectedExecutionHandler handler) {
    this(
        corePoolSize,
        maximumPoolSize,
        keepAliveTime,
        unit,
        workQueue,
        Executors.defaultThreadFactory(),
        handler);
  }

  @SuppressWarnings("this-escape") // the core calls back only when tasks come
  public SharedThreadPoolExecutor(
      int corePoolSize,
      int maximumPoolSize,
      long keepAliveTime,
      TimeUnit unit,
      BlockingQueue<Runnable> workQueue,
      ThreadFactory threadFactory,
      RejectedExecutionHandler handler) {
    super(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NoThreads.factory());
    core =
        new PoolCore(
            new Owner(this),
            workQueue,
            corePoolSize,
            maximumPoolSize,
            unit.toNanos(keepAliveTime),
            threadFactory,
            handler);
  }

  /** Calls the program's own methods, which are protected. */
  private static final class Owner implements PoolOwner {
    private final SharedThreadPoolExecutor pool;

    Owner(SharedThreadPoolExecutor pool) {
      this.pool = pool;
    }

    @Override
    public void before(Thread thread, Runnable task) {
      pool.beforeExecute(thread, task);
    }

    @Override
    public void after(Runnable task, Throwable thrown) {
      pool.afterExecute(task, thrown);
    }

    @Override
    public void ended() {
      pool.terminated();
    }

    @Override
    public void reject(RejectedExecutionHandler handler, Runnable task) {
      handler.rejectedExecution(task, pool);
    }

    @Override
    public void shuttingDown() {}
  }

  @Override
  public void execute(Runnable command) {
    core.execute(command);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new FutureTask<>(runnable, value);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new FutureTask<>(callable);
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return Invocations.all(this, this::newTaskFor, tasks);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return Invocations.all(this, this::newTaskFor, tasks, unit.toNanos(timeout));
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return Invocations.any(this, tasks);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return Invocations.any(this, tasks, unit.toNanos(timeout));
  }

  @Override
  public void shutdown() {
    core.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return core.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return core.isShutdown();
  }

  @Override
  public boolean isTerminating() {
    return core.isTerminating();
  }

  @Override
  public boolean isTerminated() {
    return core.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return core.awaitTermination(timeout, unit);
  }

  @Override
  public void setThreadFactory(ThreadFactory threadFactory) {
    core.threadFactory(threadFactory);
  }

  @Override
  public ThreadFactory getThreadFactory() {
    return core.threadFactory();
  }

  @Override
  public void setRejectedExecutionHandler(RejectedExecutionHandler handler) {
    core.handler(handler);
  }

  @Override
  public RejectedExecutionHandler getRejectedExecutionHandler() {
    return core.handler();
  }

  @Override
  public void setCorePoolSize(int size) {
    core.corePoolSize(size);
  }

  @Override
  public int getCorePoolSize() {
    return core.corePoolSize();
  }

  @Override
  public boolean prestartCoreThread() {
    return core.prestartCore();
  }

  @Override
  public int prestartAllCoreThreads() {
    return core.prestartAllCore();
  }

  @Override
  public boolean allowsCoreThreadTimeOut() {
    return core.coreTimesOut();
  }

  @Override
  public void allowCoreThreadTimeOut(boolean value) {
    core.coreTimesOut(value);
  }

  @Override
  public void setMaximumPoolSize(int size) {
    core.maximumPoolSize(size);
  }

  @Override
  public int getMaximumPoolSize() {
    return core.maximumPoolSize();
  }

  @Override
  public void setKeepAliveTime(long time, TimeUnit unit) {
    core.keepAliveNanos(time < 0 ? -1 : unit.toNanos(time));
  }

  @Override
  public long getKeepAliveTime(TimeUnit unit) {
    return unit.convert(core.keepAliveNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public BlockingQueue<Runnable> getQueue() {
    return core.queue();
  }

  @Override
  public boolean remove(Runnable task) {
    return core.remove(task);
  }

  @Override
  public void purge() {
    core.purge();
  }

  @Override
  public int getPoolSize() {
    return core.poolSize();
  }

  @Override
  public int getActiveCount() {
    return core.activeCount();
  }

  @Override
  public int getLargestPoolSize() {
    return core.largestPoolSize();
  }

  @Override
  public long getTaskCount() {
    return core.taskCount();
  }

  @Override
  public long getCompletedTaskCount() {
    return core.completedTaskCount();
  }

  @Override
  public String toString() {
    return getClass().getName() + "@" + Integer.toHexString(hashCode()) + core.describe();
  }
}
