package dev.heddle.jdk.executors;

import java.util.concurrent.Executor;

/** A stage of one source. */
class UniStage extends Stage {
  final StageKind kind;
  Object function;
  SharedCompletableFuture<?> dependent;
  SharedCompletableFuture<?> source;

  UniStage(
      Executor executor,
      StageKind kind,
      Object function,
      SharedCompletableFuture<?> dependent,
      SharedCompletableFuture<?> source) {
    super(executor);
    this.kind = kind;
    this.function = function;
    this.dependent = dependent;
    this.source = source;
  }

  @Override
  SharedCompletableFuture<?> tryFire(int mode) {
    SharedCompletableFuture<?> from = source;
    SharedCompletableFuture<?> to = dependent;
    Object f = function;
    if (from == null || to == null || f == null) {
      return null;
    }
    Outcome outcome = from.outcome();
    if (outcome == null || !fire(to, f, outcome, mode)) {
      return null;
    }
    source = null;
    dependent = null;
    function = null;
    return to.postFire(from, null, mode);
  }

  /** False if it is not done yet. */
  boolean fire(SharedCompletableFuture<?> to, Object f, Outcome outcome, int mode) {
    if (to.outcome() != null) {
      return true;
    }
    if (!kind.isFor(outcome)) {
      to.settle(outcome.relayed());
      return true;
    }
    try {
      if (mode <= SYNC && !claim()) {
        return false;
      }
      to.settle(kind.result(f, outcome, null));
    } catch (Throwable t) {
      to.settle(Outcome.wrapped(t));
    }
    return true;
  }

  @Override
  boolean isLive() {
    return dependent != null;
  }
}
