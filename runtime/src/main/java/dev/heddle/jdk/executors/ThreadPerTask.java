package dev.heddle.jdk.executors;

import dev.heddle.jdk.queues.TimedWait;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One new thread for each task, as of release 21. */
final class ThreadPerTask extends SharedAbstractExecutorService {
  private final ThreadFactory factory;
  private final List<Thread> running = new ArrayList<>();
  private boolean shutdown;

  ThreadPerTask(ThreadFactory factory) {
    if (factory == null) {
      throw new NullPointerException();
    }
    this.factory = factory;
  }

  @Override
  public void execute(Runnable task) {
    if (task == null) {
      throw new NullPointerException();
    }
    if (isShutdown()) {
      throw new RejectedExecutionException();
    }
    Thread thread = factory.newThread(() -> run(task));
    if (thread == null) {
      throw new RejectedExecutionException();
    }
    enlist(thread);
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        delist(thread);
      }
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      delist(Thread.currentThread());
    }
  }

  private synchronized void enlist(Thread thread) {
    if (shutdown) {
      throw new RejectedExecutionException();
    }
    running.add(thread);
  }

  private synchronized void delist(Thread thread) {
    running.remove(thread);
    if (shutdown && running.isEmpty()) {
      notifyAll();
    }
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    if (running.isEmpty()) {
      notifyAll();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    for (Thread thread : snapshot()) {
      thread.interrupt();
    }
    return new ArrayList<>();
  }

  private synchronized List<Thread> snapshot() {
    return new ArrayList<>(running);
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && running.isEmpty();
  }

  @Override
  public synchronized boolean awaitTermination(long timeout, TimeUnit unit)
      throws InterruptedException {
    long nanos = unit.toNanos(timeout);
    while (!isTerminated()) {
      if (nanos <= 0) {
        return false;
      }
      nanos = TimedWait.await(this, nanos);
    }
    return true;
  }
}
