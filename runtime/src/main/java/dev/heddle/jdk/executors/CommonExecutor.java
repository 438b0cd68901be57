package dev.heddle.jdk.executors;

import java.util.concurrent.Executor;

/**
 * What the common pool is to futures: daemon threads, one fewer than processors, spread over the
 * nodes. A thread that blocks for another future is not counted while it waits, so that tasks that
 * wait for tasks do not use up the pool.
 */
final class CommonExecutor implements Executor {
  private static final long IDLE_MILLIS = 60_000;
  private static final CommonExecutor INSTANCE = new CommonExecutor();

  private final int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  private Task first;
  private Task last;
  private int queued;
  private int threads;
  private int waiting;
  private int blocked;
  private int named;

  static CommonExecutor instance() {
    return INSTANCE;
  }

  @Override
  public void execute(Runnable runnable) {
    if (runnable == null) {
      throw new NullPointerException();
    }
    start(add(new Task(runnable)));
  }

  /** Answers the number of the thread to start for it, or 0. */
  private synchronized int add(Task task) {
    if (last == null) {
      first = task;
    } else {
      last.next = task;
    }
    last = task;
    queued++;
    if (waiting >= queued) {
      notify();
      return 0;
    }
    return claimThread();
  }

  private int claimThread() {
    if (queued <= waiting || threads - blocked >= parallelism) {
      return 0;
    }
    threads++;
    return ++named;
  }

  private void start(int number) {
    if (number > 0) {
      new Worker(this, number).start();
    }
  }

  /** The next task, waited for; null if the worker is to end. */
  private synchronized Runnable next() {
    boolean waited = false;
    while (first == null) {
      if (waited) {
        threads--;
        return null;
      }
      waiting++;
      try {
        wait(IDLE_MILLIS);
        waited = true;
      } catch (InterruptedException e) {
        // left over from a task
      } finally {
        waiting--;
      }
    }
    Task task = first;
    first = task.next;
    if (first == null) {
      last = null;
    }
    queued--;
    return task.runnable;
  }

  private synchronized int addBlocked(int more) {
    blocked += more;
    return more > 0 ? claimThread() : 0;
  }

  /** Called before the current thread waits for a future; answers what is due afterwards. */
  static boolean beforeBlocking() {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.executor.start(worker.executor.addBlocked(1));
      return true;
    }
    return false;
  }

  /** Called afterwards with the answer of {@link #beforeBlocking}. */
  static void afterBlocking(boolean counted) {
    if (counted) {
      ((Worker) Thread.currentThread()).executor.addBlocked(-1);
    }
  }

  private static final class Task {
    private final Runnable runnable;
    private Task next;

    Task(Runnable runnable) {
      this.runnable = runnable;
    }
  }

  private static final class Worker extends Thread {
    private final CommonExecutor executor;

    Worker(CommonExecutor executor, int number) {
      super("ForkJoinPool.commonPool-worker-" + number);
      this.executor = executor;
      setDaemon(true);
    }

    @Override
    public void run() {
      for (Runnable task = executor.next(); task != null; task = executor.next()) {
        try {
          task.run();
        } catch (Throwable t) {
          UncaughtExceptionHandler handler = getUncaughtExceptionHandler();
          handler.uncaughtException(this, t);
        }
        Thread.interrupted();
      }
    }
  }
}
