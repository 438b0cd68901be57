package dev.heddle.jdk.executors;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A task of a scheduled pool; repeated ones go back into the queue after each turn. */
final class ScheduledTask<V> extends SharedFutureTask<V> implements RunnableScheduledFuture<V> {
  private static final Counter NUMBERS = new Counter();

  private final SharedScheduledThreadPoolExecutor pool;
  private final long number = NUMBERS.next();

  /** Above 0: nanoseconds between starts; below: minus those between an end and a start. */
  private final long period;

  private volatile long timeNanos;
  private RunnableScheduledFuture<V> decorated = this;

  ScheduledTask(
      SharedScheduledThreadPoolExecutor pool,
      Runnable command,
      V result,
      long timeNanos,
      long period) {
    super(command, result);
    this.pool = pool;
    this.timeNanos = timeNanos;
    this.period = period;
  }

  ScheduledTask(SharedScheduledThreadPoolExecutor pool, Callable<V> callable, long timeNanos) {
    super(callable);
    this.pool = pool;
    this.timeNanos = timeNanos;
    this.period = 0;
  }

  void decorated(RunnableScheduledFuture<V> task) {
    decorated = task;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(timeNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    if (other == this) {
      return 0;
    }
    if (other instanceof ScheduledTask<?> task) {
      long difference = timeNanos - task.timeNanos;
      return difference != 0 ? Long.signum(difference) : Long.compare(number, task.number);
    }
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  @Override
  public boolean isPeriodic() {
    return period != 0;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled && pool.getRemoveOnCancelPolicy()) {
      pool.remove(this);
    }
    return cancelled;
  }

  @Override
  public void run() {
    if (!pool.canRun(this)) {
      cancel(false);
    } else if (!isPeriodic()) {
      super.run();
    } else if (super.runAndReset()) {
      timeNanos = period > 0 ? timeNanos + period : pool.triggerTime(-period);
      pool.enqueueAgain(decorated);
    }
  }
}
