package dev.heddle.jdk.executors;

import java.security.PrivilegedAction;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The statics of {@link java.util.concurrent.Executors}, making what can be shared. */
public final class SharedExecutors {
  private SharedExecutors() {}

  public static ExecutorService newFixedThreadPool(int threads) {
    return newFixedThreadPool(threads, defaultThreadFactory());
  }

  public static ExecutorService newFixedThreadPool(int threads, ThreadFactory factory) {
    return new ThreadPoolExecutor(
        threads, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), factory);
  }

  public static ExecutorService newSingleThreadExecutor() {
    return newSingleThreadExecutor(defaultThreadFactory());
  }

  public static ExecutorService newSingleThreadExecutor(ThreadFactory factory) {
    return new DelegatedExecutor(newFixedThreadPool(1, factory));
  }

  public static ExecutorService newCachedThreadPool() {
    return newCachedThreadPool(defaultThreadFactory());
  }

  public static ExecutorService newCachedThreadPool(ThreadFactory factory) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
  }

  public static ScheduledExecutorService newScheduledThreadPool(int threads) {
    return new ScheduledThreadPoolExecutor(threads);
  }

  public static ScheduledExecutorService newScheduledThreadPool(
      int threads, ThreadFactory factory) {
    return new ScheduledThreadPoolExecutor(threads, factory);
  }

  public static ScheduledExecutorService newSingleThreadScheduledExecutor() {
    return new DelegatedScheduledExecutor(new ScheduledThreadPoolExecutor(1));
  }

  public static ScheduledExecutorService newSingleThreadScheduledExecutor(ThreadFactory factory) {
    return new DelegatedScheduledExecutor(new ScheduledThreadPoolExecutor(1, factory));
  }

  public static ExecutorService newWorkStealingPool(int parallelism) {
    return new ForkJoinPool(
        parallelism, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
  }

  public static ExecutorService newWorkStealingPool() {
    return newWorkStealingPool(Runtime.getRuntime().availableProcessors());
  }

  /** Of release 21. */
  public static ExecutorService newThreadPerTaskExecutor(ThreadFactory factory) {
    return new ThreadPerTask(factory);
  }

  /** Of release 21. */
  public static ExecutorService newVirtualThreadPerTaskExecutor() {
    return new ThreadPerTask(new VirtualThreads());
  }

  public static ExecutorService unconfigurableExecutorService(ExecutorService executor) {
    return new DelegatedExecutor(nonNull(executor));
  }

  public static ScheduledExecutorService unconfigurableScheduledExecutorService(
      ScheduledExecutorService executor) {
    return new DelegatedScheduledExecutor(nonNull(executor));
  }

  public static ThreadFactory defaultThreadFactory() {
    return new PoolThreadFactory();
  }

  public static <T> Callable<T> callable(Runnable task, T result) {
    return new RunnableAdapter<>(task, result);
  }

  public static Callable<Object> callable(Runnable task) {
    return new RunnableAdapter<>(task, null);
  }

  public static Callable<Object> callable(PrivilegedAction<?> action) {
    nonNull(action);
    return () -> action.run();
  }

  public static Callable<Object> callable(PrivilegedExceptionAction<?> action) {
    nonNull(action);
    return () -> action.run();
  }

  private static <T> T nonNull(T value) {
    if (value == null) {
      throw new NullPointerException();
    }
    return value;
  }
}
