package dev.heddle.jdk.executors;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands for {@link ExecutorCompletionService}. */
public class SharedExecutorCompletionService<V> extends ExecutorCompletionService<V> {
  private final Executor executor;
  private final BlockingQueue<Future<V>> completed;

  public SharedExecutorCompletionService(Executor executor) {
    this(executor, new LinkedBlockingQueue<>());
  }

  public SharedExecutorCompletionService(
      Executor executor, BlockingQueue<Future<V>> completionQueue) {
    super(NoExecutor.of(), completionQueue);
    if (executor == null) {
      throw new NullPointerException();
    }
    this.executor = executor;
    this.completed = completionQueue;
  }

  @Override
  public Future<V> submit(Callable<V> task) {
    return start(new FutureTask<>(task));
  }

  @Override
  public Future<V> submit(Runnable task, V result) {
    return start(new FutureTask<>(task, result));
  }

  private Future<V> start(FutureTask<V> task) {
    executor.execute(new Queueing<>(task, completed));
    return task;
  }

  @Override
  public Future<V> take() throws InterruptedException {
    return completed.take();
  }

  @Override
  public Future<V> poll() {
    return completed.poll();
  }

  @Override
  public Future<V> poll(long timeout, TimeUnit unit) throws InterruptedException {
    return completed.poll(timeout, unit);
  }

  /** Puts the task into the queue when it is done. */
  private static final class Queueing<V> extends SharedFutureTask<Void> {
    private final Future<V> task;
    private final BlockingQueue<Future<V>> queue;

    Queueing(FutureTask<V> task, BlockingQueue<Future<V>> queue) {
      super(task, null);
      this.task = task;
      this.queue = queue;
    }

    @Override
    protected void done() {
      queue.add(task);
    }
  }

  /** The executor of the unused super class. */
  private static final class NoExecutor implements Executor {
    static Executor of() {
      return new NoExecutor();
    }

    @Override
    public void execute(Runnable command) {
      throw new IllegalStateException("the super class of a shared service runs nothing");
    }
  }
}
