package dev.heddle.jdk.executors;

import java.util.concurrent.Callable;

/** A Runnable and the result that is given when it has run. */
final class RunnableAdapter<T> implements Callable<T> {
  private final Runnable task;
  private final T result;

  RunnableAdapter(Runnable task, T result) {
    if (task == null) {
      throw new NullPointerException();
    }
    this.task = task;
    this.result = result;
  }

  @Override
  public T call() {
    task.run();
    return result;
  }

  @Override
  public String toString() {
    return "java.util.concurrent.Executors$RunnableAdapter@"
        + Integer.toHexString(hashCode())
        + "[Wrapped task = "
        + task
        + "]";
  }
}
