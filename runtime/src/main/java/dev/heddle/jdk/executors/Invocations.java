package dev.heddle.jdk.executors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code invokeAll} and {@code invokeAny} of all executors. */
final class Invocations {
  private Invocations() {}

  /** The protected {@code newTaskFor} of an executor. */
  interface Factory {
    <T> RunnableFuture<T> task(Callable<T> callable);
  }

  static <T> List<Future<T>> all(
      Executor executor, Factory factory, Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    boolean done = false;
    try {
      for (Callable<T> task : tasks) {
        RunnableFuture<T> future = factory.task(task);
        futures.add(future);
        executor.execute(future);
      }
      for (Future<T> future : futures) {
        awaitQuietly(future);
      }
      done = true;
      return futures;
    } finally {
      if (!done) {
        cancel(futures, 0);
      }
    }
  }

  static <T> List<Future<T>> all(
      Executor executor, Factory factory, Collection<? extends Callable<T>> tasks, long nanos)
      throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      futures.add(factory.task(task));
    }
    int finished = 0;
    try {
      for (int i = 0; i < futures.size(); i++) {
        if ((i == 0 ? nanos : deadline - System.nanoTime()) <= 0) {
          return futures;
        }
        executor.execute((Runnable) futures.get(i));
      }
      for (Future<T> future : futures) {
        if (!future.isDone() && !awaitQuietly(future, deadline - System.nanoTime())) {
          return futures;
        }
        finished++;
      }
      return futures;
    } finally {
      cancel(futures, finished);
    }
  }

  private static void awaitQuietly(Future<?> future) throws InterruptedException {
    if (future.isDone()) {
      return;
    }
    try {
      future.get();
    } catch (CancellationException | ExecutionException e) {
      // its owner reads it from the future
    }
  }

  private static boolean awaitQuietly(Future<?> future, long nanos) throws InterruptedException {
    try {
      future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (CancellationException | ExecutionException e) {
      // its owner reads it from the future
    } catch (TimeoutException e) {
      return false;
    }
    return true;
  }

  private static <T> void cancel(List<Future<T>> futures, int from) {
    for (int i = from; i < futures.size(); i++) {
      futures.get(i).cancel(true);
    }
  }

  static <T> T any(Executor executor, Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return any(executor, tasks, false, 0);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static <T> T any(Executor executor, Collection<? extends Callable<T>> tasks, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    return any(executor, tasks, true, nanos);
  }

  /** Starts one task after the other as long as none has a result. */
  private static <T> T any(
      Executor executor, Collection<? extends Callable<T>> tasks, boolean timed, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException();
    }
    long deadline = System.nanoTime() + nanos;
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    ExecutorCompletionService<T> service = new ExecutorCompletionService<>(executor);
    Iterator<? extends Callable<T>> waiting = tasks.iterator();
    ExecutionException failure = null;
    int active = 0;
    try {
      while (true) {
        Future<T> next = active == 0 ? null : service.poll();
        if (next == null && waiting.hasNext()) {
          futures.add(service.submit(waiting.next()));
          active++;
          continue;
        }
        if (next == null && active == 0) {
          throw failure;
        }
        if (next == null) {
          next =
              timed
                  ? service.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                  : service.take();
          if (next == null) {
            throw new TimeoutException();
          }
        }
        active--;
        try {
          return next.get();
        } catch (ExecutionException e) {
          failure = e;
        } catch (RuntimeException e) {
          failure = new ExecutionException(e);
        }
      }
    } finally {
      cancel(futures, 0);
    }
  }
}
