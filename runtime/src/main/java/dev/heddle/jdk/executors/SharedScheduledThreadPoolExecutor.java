package dev.heddle.jdk.executors;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stands for {@link ScheduledThreadPoolExecutor}. The super class is made and never used. */
public class SharedScheduledThreadPoolExecutor extends ScheduledThreadPoolExecutor {
  private static final long KEEP_ALIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final PoolCore core;
  private volatile boolean continuePeriodic;
  private volatile boolean executeDelayed = true;
  private volatile boolean removeOnCancel;

  public SharedScheduledThreadPoolExecutor(int corePoolSize) {
    this(corePoolSize, Executors.defaultThreadFactory(), new AbortPolicy());
  }

  public SharedScheduledThreadPoolExecutor(int corePoolSize, ThreadFactory threadFactory) {
    this(corePoolSize, threadFactory, new AbortPolicy());
  }

  public SharedScheduledThreadPoolExecutor(int corePoolSize, RejectedExecutionHandler handler) {
    this(corePoolSize, Executors.defaultThreadFactory(), handler);
  }

  @SuppressWarnings("this-escape") // the core calls back only when tasks come
  public SharedScheduledThreadPoolExecutor(
      int corePoolSize, ThreadFactory threadFactory, RejectedExecutionHandler handler) {
    super(0, NoThreads.factory());
    core =
        new PoolCore(
            new Owner(this),
            new DelayedWork(),
            corePoolSize,
            Integer.MAX_VALUE,
            KEEP_ALIVE_NANOS,
            threadFactory,
            handler);
  }

  /** Calls the program's own methods, which are protected. */
  private static final class Owner implements PoolOwner {
    private final SharedScheduledThreadPoolExecutor pool;

    Owner(SharedScheduledThreadPoolExecutor pool) {
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
    public void shuttingDown() {
      pool.dropDelayed();
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the caller wants none
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public Future<?> submit(Runnable task) {
    return schedule(task, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public <T> Future<T> submit(Runnable task, T result) {
    return schedule(Executors.callable(task, result), 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    return schedule(task, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (command == null || unit == null) {
      throw new NullPointerException();
    }
    ScheduledTask<Void> task =
        new ScheduledTask<>(this, command, null, triggerTime(unit.toNanos(delay)), 0);
    return enqueue(decorateTask(command, task), task);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    if (callable == null || unit == null) {
      throw new NullPointerException();
    }
    ScheduledTask<V> task = new ScheduledTask<>(this, callable, triggerTime(unit.toNanos(delay)));
    return enqueue(decorateTask(callable, task), task);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return scheduleRepeated(command, initialDelay, period, unit, 1);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return scheduleRepeated(command, initialDelay, delay, unit, -1);
  }

  private ScheduledFuture<?> scheduleRepeated(
      Runnable command, long initialDelay, long period, TimeUnit unit, int sign) {
    if (command == null || unit == null) {
      throw new NullPointerException();
    }
    if (period <= 0) {
      throw new IllegalArgumentException();
    }
    ScheduledTask<Void> task =
        new ScheduledTask<>(
            this,
            command,
            null,
            triggerTime(unit.toNanos(initialDelay)),
            sign * unit.toNanos(period));
    return enqueue(decorateTask(command, task), task);
  }

  private <V> RunnableScheduledFuture<V> enqueue(
      RunnableScheduledFuture<V> decorated, ScheduledTask<V> task) {
    task.decorated(decorated);
    if (core.isShutdown()) {
      core.reject(decorated);
      return decorated;
    }
    core.queue().add(decorated);
    if (!canRun(decorated) && core.remove(decorated)) {
      decorated.cancel(false);
    } else {
      core.ensurePrestart();
    }
    return decorated;
  }

  /** Puts a repeated task back for its next turn. */
  void enqueueAgain(RunnableScheduledFuture<?> task) {
    if (canRun(task)) {
      core.queue().add(task);
      if (canRun(task) || !core.remove(task)) {
        core.ensurePrestart();
        return;
      }
    }
    task.cancel(false);
  }

  boolean canRun(RunnableScheduledFuture<?> task) {
    if (!core.isShutdown()) {
      return true;
    }
    if (core.isStopping()) {
      return false;
    }
    return task.isPeriodic()
        ? continuePeriodic
        : executeDelayed || task.getDelay(TimeUnit.NANOSECONDS) <= 0;
  }

  long triggerTime(long delayNanos) {
    long delay = Math.max(0, delayNanos);
    return System.nanoTime() + Math.min(delay, Long.MAX_VALUE >> 1);
  }

  private void dropDelayed() {
    for (Object each : core.queue().toArray()) {
      if (each instanceof RunnableScheduledFuture<?> task) {
        boolean keep =
            task.isPeriodic()
                ? continuePeriodic
                : executeDelayed || task.getDelay(TimeUnit.NANOSECONDS) <= 0;
        if ((!keep || task.isCancelled()) && core.queue().remove(task)) {
          task.cancel(false);
        }
      }
    }
    core.tryTerminate();
  }

  @Override
  protected <V> RunnableScheduledFuture<V> decorateTask(
      Runnable runnable, RunnableScheduledFuture<V> task) {
    return task;
  }

  @Override
  protected <V> RunnableScheduledFuture<V> decorateTask(
      Callable<V> callable, RunnableScheduledFuture<V> task) {
    return task;
  }

  @Override
  public void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value) {
    continuePeriodic = value;
    if (!value && core.isShutdown()) {
      dropDelayed();
    }
  }

  @Override
  public boolean getContinueExistingPeriodicTasksAfterShutdownPolicy() {
    return continuePeriodic;
  }

  @Override
  public void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value) {
    executeDelayed = value;
    if (!value && core.isShutdown()) {
      dropDelayed();
    }
  }

  @Override
  public boolean getExecuteExistingDelayedTasksAfterShutdownPolicy() {
    return executeDelayed;
  }

  @Override
  public void setRemoveOnCancelPolicy(boolean value) {
    removeOnCancel = value;
  }

  @Override
  public boolean getRemoveOnCancelPolicy() {
    return removeOnCancel;
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
