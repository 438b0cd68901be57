package dev.heddle.jdk.executors;

import dev.heddle.bridge.NodeBound;
import dev.heddle.jdk.queues.TimedWait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stands for {@link ForkJoinPool}: one object, behind which every node that gives it tasks has a
 * pool of its own. What a task forks stays on its node. The pool ends when the tasks given to it
 * have ended on all nodes.
 */
public class SharedForkJoinPool extends ForkJoinPool {
  private static final SharedForkJoinPool COMMON = new SharedForkJoinPool(true);

  private final int parallelism;
  private final boolean asyncMode;
  private final boolean common;
  private ForkJoinWorkerThreadFactory factory;
  private Thread.UncaughtExceptionHandler handler;
  private volatile boolean shutdown;

  /** Tasks given from outside that have not ended. */
  private int pending;

  /** This node's own, no part of the shared object. */
  private transient ForkJoinPool heddle$pool;

  public SharedForkJoinPool() {
    this(Runtime.getRuntime().availableProcessors());
  }

  public SharedForkJoinPool(int parallelism) {
    this(parallelism, defaultForkJoinWorkerThreadFactory, null, false);
  }

  public SharedForkJoinPool(
      int parallelism,
      ForkJoinWorkerThreadFactory factory,
      Thread.UncaughtExceptionHandler handler,
      boolean asyncMode) {
    super(1, defaultForkJoinWorkerThreadFactory, null, false);
    if (factory == null) {
      throw new NullPointerException();
    }
    if (parallelism <= 0) {
      throw new IllegalArgumentException();
    }
    this.parallelism = parallelism;
    this.factory = factory == defaultForkJoinWorkerThreadFactory ? null : factory;
    this.handler = handler;
    this.asyncMode = asyncMode;
    this.common = false;
  }

  private SharedForkJoinPool(boolean common) {
    super(1, defaultForkJoinWorkerThreadFactory, null, false);
    this.parallelism = NodePool.common().getParallelism();
    this.asyncMode = false;
    this.common = common;
  }

  public static ForkJoinPool commonPool() {
    return COMMON;
  }

  /** The pool of this node. */
  private ForkJoinPool here() {
    if (common) {
      return NodePool.common();
    }
    ForkJoinPool pool = heddle$pool;
    return pool != null ? pool : makeHere();
  }

  private synchronized ForkJoinPool makeHere() {
    if (heddle$pool == null) {
      ForkJoinWorkerThreadFactory made =
          factory == null ? defaultForkJoinWorkerThreadFactory : factory;
      heddle$pool = new NodePool(parallelism, made, handler, asyncMode);
    }
    return heddle$pool;
  }

  private synchronized void begin() {
    if (shutdown) {
      throw new RejectedExecutionException();
    }
    pending++;
  }

  private synchronized void end() {
    pending--;
    if (pending == 0) {
      notifyAll();
    }
  }

  @Override
  public <T> T invoke(ForkJoinTask<T> task) {
    begin();
    try {
      return here().invoke(task);
    } finally {
      end();
    }
  }

  @Override
  public void execute(ForkJoinTask<?> task) {
    given(task);
    begin();
    here().execute(new Counted(this, task, null));
  }

  @Override
  public void execute(Runnable task) {
    given(task);
    begin();
    here().execute(new Counted(this, null, task));
  }

  @Override
  public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
    execute(task);
    return task;
  }

  @Override
  public <T> ForkJoinTask<T> submit(Callable<T> task) {
    given(task);
    begin();
    return here()
        .submit(
            (Callable<T>)
                () -> {
                  try {
                    return task.call();
                  } finally {
                    end();
                  }
                });
  }

  @Override
  public <T> ForkJoinTask<T> submit(Runnable task, T result) {
    given(task);
    return submit(
        () -> {
          task.run();
          return result;
        });
  }

  @Override
  public ForkJoinTask<?> submit(Runnable task) {
    return submit(task, null);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
    return new SharedFutureTask<>(task, value);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    return new SharedFutureTask<>(task);
  }

  /** Declared without exceptions, as in the JDK. */
  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
    try {
      return Invocations.all(this, this::newTaskFor, tasks);
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
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

  private static void given(Object task) {
    if (task == null) {
      throw new NullPointerException();
    }
  }

  @Override
  public void shutdown() {
    endAll(false);
  }

  /** Interrupts what runs on this node. */
  @Override
  public List<Runnable> shutdownNow() {
    endAll(true);
    return new ArrayList<>();
  }

  private void endAll(boolean interrupt) {
    if (common) {
      return;
    }
    ForkJoinPool pool = heddle$pool;
    synchronized (this) {
      shutdown = true;
      notifyAll();
    }
    if (pool != null && interrupt) {
      pool.shutdownNow();
    } else if (pool != null) {
      pool.shutdown();
    }
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && pending == 0;
  }

  @Override
  public boolean isTerminating() {
    return shutdown && !isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    if (common) {
      awaitQuiescence(timeout, unit);
      return false;
    }
    return awaitEnd(unit.toNanos(timeout));
  }

  private synchronized boolean awaitEnd(long timeoutNanos) throws InterruptedException {
    long nanos = timeoutNanos;
    while (!shutdown || pending > 0) {
      if (nanos <= 0) {
        return false;
      }
      nanos = TimedWait.await(this, nanos);
    }
    return true;
  }

  @Override
  public boolean awaitQuiescence(long timeout, TimeUnit unit) {
    return here().awaitQuiescence(timeout, unit);
  }

  /** Of release 19. */
  @SuppressWarnings("MissingOverride")
  public void close() {
    if (common) {
      return;
    }
    shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = awaitEnd(TimeUnit.DAYS.toNanos(1));
      } catch (InterruptedException e) {
        if (!interrupted) {
          shutdownNow();
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int getParallelism() {
    return parallelism;
  }

  @Override
  public boolean getAsyncMode() {
    return asyncMode;
  }

  @Override
  public ForkJoinWorkerThreadFactory getFactory() {
    return here().getFactory();
  }

  @Override
  public Thread.UncaughtExceptionHandler getUncaughtExceptionHandler() {
    return handler;
  }

  @Override
  public int getPoolSize() {
    return here().getPoolSize();
  }

  @Override
  public int getRunningThreadCount() {
    return here().getRunningThreadCount();
  }

  @Override
  public int getActiveThreadCount() {
    return here().getActiveThreadCount();
  }

  @Override
  public boolean isQuiescent() {
    return here().isQuiescent();
  }

  @Override
  public long getStealCount() {
    return here().getStealCount();
  }

  @Override
  public long getQueuedTaskCount() {
    return here().getQueuedTaskCount();
  }

  @Override
  public int getQueuedSubmissionCount() {
    return here().getQueuedSubmissionCount();
  }

  @Override
  public boolean hasQueuedSubmissions() {
    return here().hasQueuedSubmissions();
  }

  @Override
  public String toString() {
    String text = here().toString();
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + text.substring(text.indexOf('['));
  }

  /** A task given from outside: its end is counted, whoever runs it. */
  private static final class Counted extends RecursiveAction implements NodeBound {
    private final SharedForkJoinPool pool;
    private final ForkJoinTask<?> task;
    private final Runnable action;

    Counted(SharedForkJoinPool pool, ForkJoinTask<?> task, Runnable action) {
      this.pool = pool;
      this.task = task;
      this.action = action;
    }

    @Override
    protected void compute() {
      try {
        if (task != null) {
          task.quietlyInvoke();
        } else {
          action.run();
        }
      } finally {
        pool.end();
      }
    }
  }
}
