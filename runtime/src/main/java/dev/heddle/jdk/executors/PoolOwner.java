package dev.heddle.jdk.executors;

import java.util.concurrent.RejectedExecutionHandler;

/** What {@link PoolCore} asks of the pool that the program sees. */
interface PoolOwner {
  /** The program's {@code beforeExecute}. */
  void before(Thread thread, Runnable task);

  /** The program's {@code afterExecute}. */
  void after(Runnable task, Throwable thrown);

  /** The program's {@code terminated}. */
  void ended();

  /** Hands the task to the handler, with the pool itself. */
  void reject(RejectedExecutionHandler handler, Runnable task);

  /** Called once by {@code shutdown}, after which no task is taken. */
  void shuttingDown();
}
