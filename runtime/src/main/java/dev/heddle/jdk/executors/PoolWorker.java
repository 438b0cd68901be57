package dev.heddle.jdk.executors;

/** One thread of a pool. Its monitor keeps an interrupt that means idle workers from a busy one. */
final class PoolWorker implements Runnable {
  private final PoolCore core;
  final Thread thread;
  private Runnable first;
  private boolean started;
  private boolean busy;

  /** Written by the worker alone; volatile, so that others read it without its monitor. */
  private volatile long completed;

  PoolWorker(PoolCore core, Runnable first) {
    this.core = core;
    this.first = first;
    this.thread = core.threadFactory().newThread(this);
  }

  @Override
  public void run() {
    begun();
    boolean abrupt = true;
    try {
      Runnable task = takeFirst();
      if (task == null) {
        task = core.nextTask();
      }
      while (task != null) {
        work(task);
        task = core.nextTask();
      }
      abrupt = false;
    } finally {
      core.workerEnded(this, abrupt);
    }
  }

  private synchronized void begun() {
    started = true;
  }

  private Runnable takeFirst() {
    Runnable task = first;
    first = null;
    return task;
  }

  private void work(Runnable task) {
    becomeBusy();
    try {
      core.owner().before(thread, task);
      try {
        task.run();
      } catch (Throwable t) {
        core.owner().after(task, t);
        throw t;
      }
      core.owner().after(task, null);
    } finally {
      countCompleted();
      becomeIdle();
    }
  }

  /** An interrupt lasts only if the pool is stopping. */
  private synchronized void becomeBusy() {
    busy = true;
    if (core.isStopping() || (Thread.interrupted() && core.isStopping())) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // by this thread alone
  private void countCompleted() {
    completed++;
  }

  private synchronized void becomeIdle() {
    busy = false;
  }

  synchronized boolean isBusy() {
    return busy;
  }

  synchronized void interruptIfIdle() {
    if (!busy && started && !thread.isInterrupted()) {
      thread.interrupt();
    }
  }

  synchronized void interruptIfStarted() {
    if (started && !thread.isInterrupted()) {
      thread.interrupt();
    }
  }

  long completed() {
    return completed;
  }
}
