package dev.heddle.jdk.executors;

import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.Executor;

/**
 * What is to be done when a future, or two, have ended; a task as well, if an executor is to do it.
 * Whoever claims it does it, so it is done once.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what run leaves to do is nothing
abstract class Stage implements Runnable, AsynchronousCompletionTask {
  /** Tried by the thread that added the stage, or saw that its source had ended. */
  static final int SYNC = 0;

  /** Run by an executor, which nobody else can be doing. */
  static final int ASYNC = 1;

  /** Tried by the thread that ended the source, which goes on with what depends on the result. */
  static final int NESTED = -1;

  /** The next on the stack of the source. */
  Stage next;

  private Executor executor;
  private boolean claimed;

  Stage(Executor executor) {
    this.executor = executor;
  }

  /** Answers the dependent future if it has ended and its own stages are still to be tried. */
  abstract SharedCompletableFuture<?> tryFire(int mode);

  abstract boolean isLive();

  @Override
  public final void run() {
    tryFire(ASYNC);
  }

  /** Whether the caller is to do it now; false if others do, or the executor was given it. */
  final boolean claim() {
    Executor elsewhere;
    synchronized (this) {
      if (claimed) {
        return false;
      }
      claimed = true;
      elsewhere = executor;
      executor = null;
    }
    if (elsewhere == null) {
      return true;
    }
    elsewhere.execute(this);
    return false;
  }
}
