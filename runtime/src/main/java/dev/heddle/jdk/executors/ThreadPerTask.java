package dev.heddle.jdk.executors;

import dev.heddle.jdk.queues.TimedWait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One new thread for each task, as of release 21. */
final class ThreadPerTask extends SharedAbstractExecutorService {
  private final ThreadFactory factory;

  /** Those that have begun, as they see themselves: what a factory makes may not be shared. */
  private Thread[] running = new Thread[8];

  private int begun;
  private int started;
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
    begin();
    boolean ok = false;
    try {
      Thread thread = factory.newThread(() -> run(task));
      if (thread == null) {
        throw new RejectedExecutionException();
      }
      thread.start();
      ok = true;
    } finally {
      if (!ok) {
        end();
      }
    }
  }

  private void run(Runnable task) {
    try {
      enlist(Thread.currentThread());
      task.run();
    } finally {
      delist(Thread.currentThread());
      end();
    }
  }

  private synchronized void begin() {
    if (shutdown) {
      throw new RejectedExecutionException();
    }
    started++;
  }

  private synchronized void end() {
    started--;
    if (shutdown && started == 0) {
      notifyAll();
    }
  }

  private synchronized void enlist(Thread thread) {
    if (begun == running.length) {
      running = Arrays.copyOf(running, 2 * begun);
    }
    running[begun++] = thread;
  }

  private synchronized void delist(Thread thread) {
    for (int i = 0; i < begun; i++) {
      if (running[i] == thread) {
        running[i] = running[--begun];
        running[begun] = null;
        return;
      }
    }
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    if (started == 0) {
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

  private synchronized Thread[] snapshot() {
    return Arrays.copyOf(running, begun);
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && started == 0;
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
