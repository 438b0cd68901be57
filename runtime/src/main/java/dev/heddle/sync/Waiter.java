package dev.heddle.sync;

import dev.heddle.protocol.Effect.Outcome;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One wait of one thread; made by {@link Waiters}. */
public final class Waiter {
  /** What is waited for. */
  public enum Kind {
    READ_MISS(Thread.State.RUNNABLE),
    WRITE_MISS(Thread.State.RUNNABLE),
    LOCK(Thread.State.BLOCKED),
    GATE(Thread.State.BLOCKED),
    WAIT_SETTLE(Thread.State.BLOCKED),
    CELL_READ(Thread.State.RUNNABLE),
    CELL_WRITE(Thread.State.RUNNABLE),
    SPIN_POINT(Thread.State.RUNNABLE),
    REVOKE(Thread.State.BLOCKED),
    NAME(Thread.State.BLOCKED),
    SERVICE(Thread.State.RUNNABLE);

    /** What the thread would be in one JVM. */
    final Thread.State shown;

    Kind(Thread.State shown) {
      this.shown = shown;
    }
  }

  final long id;
  final Kind kind;
  final long subject;
  final Thread thread = Thread.currentThread();
  final long sinceNanos = System.nanoTime();
  private final Waiters owner;
  private final BooleanSupplier goal;
  private final Queue<Runnable> tasks;
  private volatile Outcome outcome;
  private boolean reached;

  Waiter(
      Waiters owner,
      long id,
      Kind kind,
      long subject,
      BooleanSupplier goal,
      Queue<Runnable> tasks) {
    this.owner = owner;
    this.tasks = tasks;
    this.id = id;
    this.kind = kind;
    this.subject = subject;
    this.goal = goal;
  }

  public long id() {
    return id;
  }

  /**
   * Waits until resumed; runs tasks handed to it meanwhile. An interrupt does not end the wait; the
   * flag is set again afterwards.
   */
  public Outcome await() {
    boolean interrupted = false;
    Thread.State shownBefore = JvmThreads.show(kind.shown);
    try {
      while (outcome == null) {
        owner.throwIfStopped();
        Runnable next = tasks.poll();
        if (next != null) {
          if (interrupted) {
            interrupted = false;
            JvmThreads.restoreInterrupt();
          }
          next.run();
        } else if (!spin()) {
          LockSupport.park(this);
        }
        interrupted |= Thread.interrupted();
      }
      return outcome;
    } finally {
      JvmThreads.show(shownBefore);
      owner.forget(this);
      // The wait may have used up a permit that the program gave this thread.
      LockSupport.unpark(thread);
      if (interrupted) {
        JvmThreads.restoreInterrupt();
      }
    }
  }

  /**
   * Whether what the wait was for was true at the moment it was resumed, as seen by the loop. It
   * may have been undone since, which does not matter: the access belongs to that moment.
   */
  public boolean reached() {
    return reached;
  }

  void resume(Outcome with) {
    reached = goal.getAsBoolean();
    outcome = with;
    LockSupport.unpark(thread);
  }

  /**
   * Hands a task to the waiting thread; false where the wait is over. The task is one that the wait
   * depends on: it is run before the wait ends.
   */
  boolean offer(Runnable work) {
    if (outcome != null) {
      return false;
    }
    tasks.add(work);
    LockSupport.unpark(thread);
    return true;
  }

  private boolean spin() {
    long limit = owner.spinNanos();
    if (limit <= 0) {
      return false;
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < limit) {
      if (outcome != null || !tasks.isEmpty()) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Override
  public String toString() {
    return kind
        + " of "
        + owner.show(subject)
        + " by \""
        + thread.getName()
        + "\" for "
        + (System.nanoTime() - sinceNanos) / 1_000_000
        + " ms";
  }
}
