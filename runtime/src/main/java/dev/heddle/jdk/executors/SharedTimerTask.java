package dev.heddle.jdk.executors;

import java.util.TimerTask;

/** Stands for {@link TimerTask}. Its fields are read and written under its own lock. */
public abstract class SharedTimerTask extends TimerTask {
  static final int VIRGIN = 0;
  static final int SCHEDULED = 1;
  static final int EXECUTED = 2;
  static final int CANCELLED = 3;

  private int state;
  private long nextMillis;

  /** Above 0 for a fixed rate, below for a fixed delay, 0 for once. */
  private long period;

  protected SharedTimerTask() {}

  final synchronized void schedule(long timeMillis, long taskPeriod) {
    if (state != VIRGIN) {
      throw new IllegalStateException("Task already scheduled or cancelled");
    }
    nextMillis = timeMillis;
    period = taskPeriod;
    state = SCHEDULED;
  }

  @Override
  public boolean cancel() {
    synchronized (this) {
      boolean waited = state == SCHEDULED;
      state = CANCELLED;
      return waited;
    }
  }

  @Override
  public long scheduledExecutionTime() {
    synchronized (this) {
      return period < 0 ? nextMillis + period : nextMillis - period;
    }
  }

  final synchronized boolean isCancelled() {
    return state == CANCELLED;
  }

  final synchronized long nextMillis() {
    return nextMillis;
  }

  final synchronized boolean isRepeated() {
    return period != 0;
  }

  /** Sets the time of the next turn; a task without one counts as executed. */
  final synchronized void advance(long nowMillis) {
    if (period == 0) {
      state = EXECUTED;
    } else {
      nextMillis = period < 0 ? nowMillis - period : nextMillis + period;
    }
  }
}
