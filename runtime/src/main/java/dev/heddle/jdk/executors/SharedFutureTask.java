package dev.heddle.jdk.executors;

import dev.heddle.jdk.queues.TimedWait;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stands for {@link FutureTask}. Everything but {@link #state} is read and written under the task's
 * own monitor; the state is volatile, so that {@link #isDone} and {@link #get} of a finished task
 * take no lock.
 */
// resultNow and exceptionNow are newer than the source level
@SuppressWarnings("MissingOverride")
public class SharedFutureTask<V> extends FutureTask<V> {
  private static final int NEW = 0;
  private static final int NORMAL = 2;
  private static final int EXCEPTIONAL = 3;
  private static final int CANCELLED = 4;
  private static final int INTERRUPTING = 5;
  private static final int INTERRUPTED = 6;

  private volatile int state;
  private Callable<V> callable;
  private Object outcome;
  private Thread runner;

  public SharedFutureTask(Callable<V> callable) {
    super(Nothing.of());
    if (callable == null) {
      throw new NullPointerException();
    }
    this.callable = callable;
  }

  public SharedFutureTask(Runnable runnable, V result) {
    super(Nothing.of());
    this.callable = new RunnableAdapter<>(runnable, result);
  }

  @Override
  public boolean isCancelled() {
    return state >= CANCELLED;
  }

  @Override
  public boolean isDone() {
    return state != NEW;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    Thread interrupted = null;
    synchronized (this) {
      if (state != NEW) {
        return false;
      }
      interrupted = mayInterruptIfRunning ? runner : null;
      state = interrupted != null ? INTERRUPTING : mayInterruptIfRunning ? INTERRUPTED : CANCELLED;
    }
    try {
      if (interrupted != null) {
        interrupted.interrupt();
      }
    } finally {
      synchronized (this) {
        if (state == INTERRUPTING) {
          state = INTERRUPTED;
        }
        callable = null;
        notifyAll();
      }
      done();
    }
    return true;
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    if (state == NEW) {
      synchronized (this) {
        while (state == NEW) {
          wait();
        }
      }
    }
    return report();
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long nanos = unit.toNanos(timeout);
    if (state == NEW) {
      synchronized (this) {
        while (state == NEW) {
          if (nanos <= 0) {
            throw new TimeoutException();
          }
          nanos = TimedWait.await(this, nanos);
        }
      }
    }
    return report();
  }

  @SuppressWarnings("unchecked")
  private V report() throws ExecutionException {
    int s = state;
    if (s == NORMAL) {
      return (V) outcome;
    }
    if (s >= CANCELLED) {
      throw new CancellationException();
    }
    throw new ExecutionException((Throwable) outcome);
  }

  @SuppressWarnings("unchecked")
  public V resultNow() {
    return switch (state) {
      case NORMAL -> (V) outcome;
      case EXCEPTIONAL -> throw new IllegalStateException("Task completed with exception");
      case NEW -> throw new IllegalStateException("Task has not completed");
      default -> throw new IllegalStateException("Task was cancelled");
    };
  }

  public Throwable exceptionNow() {
    return switch (state) {
      case NORMAL -> throw new IllegalStateException("Task completed with a result");
      case EXCEPTIONAL -> (Throwable) outcome;
      case NEW -> throw new IllegalStateException("Task has not completed");
      default -> throw new IllegalStateException("Task was cancelled");
    };
  }

  /** What {@code state()} answers: the weaver gives it that name. */
  public Enum<?> futureState() {
    return FutureStates.named(
        switch (state) {
          case NORMAL -> "SUCCESS";
          case EXCEPTIONAL -> "FAILED";
          case NEW -> "RUNNING";
          default -> "CANCELLED";
        });
  }

  @Override
  protected void done() {}

  @Override
  protected void set(V v) {
    finish(NORMAL, v);
  }

  @Override
  protected void setException(Throwable t) {
    finish(EXCEPTIONAL, t);
  }

  private void finish(int end, Object value) {
    synchronized (this) {
      if (state != NEW) {
        return;
      }
      outcome = value;
      state = end;
      callable = null;
      notifyAll();
    }
    done();
  }

  @Override
  public void run() {
    Callable<V> task = begin();
    if (task == null) {
      return;
    }
    try {
      V result;
      try {
        result = task.call();
      } catch (Throwable t) {
        setException(t);
        return;
      }
      set(result);
    } finally {
      end();
    }
  }

  @Override
  protected boolean runAndReset() {
    Callable<V> task = begin();
    if (task == null) {
      return false;
    }
    try {
      task.call();
      return state == NEW;
    } catch (Throwable t) {
      setException(t);
      return false;
    } finally {
      end();
    }
  }

  /** Claims the task for this thread; null where it has run, or another thread runs it. */
  private synchronized Callable<V> begin() {
    if (state != NEW || runner != null) {
      return null;
    }
    runner = Thread.currentThread();
    return callable;
  }

  /** An interrupt of a cancel arrives within the run that it is meant for, not after it. */
  private synchronized void end() {
    runner = null;
    boolean late = false;
    while (state == INTERRUPTING) {
      try {
        wait();
      } catch (InterruptedException e) {
        late = true;
      }
    }
    if (late) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    String status =
        switch (state) {
          case NORMAL -> "[Completed normally]";
          case EXCEPTIONAL -> "[Completed exceptionally: " + outcome + "]";
          case NEW -> notCompleted(current());
          default -> "[Cancelled]";
        };
    return getClass().getName() + "@" + Integer.toHexString(hashCode()) + status;
  }

  private static String notCompleted(Callable<?> task) {
    return task == null ? "[Not completed]" : "[Not completed, task = " + task + "]";
  }

  private synchronized Callable<V> current() {
    return callable;
  }

  /** What the super class is made with; it never runs. */
  static final class Nothing<V> implements Callable<V> {
    static <V> Callable<V> of() {
      return new Nothing<>();
    }

    @Override
    public V call() {
      return null;
    }
  }
}
