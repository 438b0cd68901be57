package dev.heddle.jdk.executors;

import java.util.concurrent.Executor;

/** A stage of two sources: of both, or of the one that ends first. */
final class BiStage extends Stage {
  private final StageKind kind;
  private final boolean either;
  private Object function;
  private SharedCompletableFuture<?> dependent;
  private SharedCompletableFuture<?> first;
  private SharedCompletableFuture<?> second;

  BiStage(
      Executor executor,
      StageKind kind,
      boolean either,
      Object function,
      SharedCompletableFuture<?> dependent,
      SharedCompletableFuture<?> first,
      SharedCompletableFuture<?> second) {
    super(executor);
    this.kind = kind;
    this.either = either;
    this.function = function;
    this.dependent = dependent;
    this.first = first;
    this.second = second;
  }

  @Override
  SharedCompletableFuture<?> tryFire(int mode) {
    SharedCompletableFuture<?> a = first;
    SharedCompletableFuture<?> b = second;
    SharedCompletableFuture<?> to = dependent;
    Object f = function;
    if (a == null || b == null || to == null || f == null) {
      return null;
    }
    Outcome one = a.outcome();
    Outcome two = b.outcome();
    if (either ? one == null && two == null : one == null || two == null) {
      return null;
    }
    boolean done =
        either ? fire(to, f, one != null ? one : two, null, mode) : fire(to, f, one, two, mode);
    if (!done) {
      return null;
    }
    first = null;
    second = null;
    dependent = null;
    function = null;
    return to.postFire(a, b, mode);
  }

  private boolean fire(
      SharedCompletableFuture<?> to, Object f, Outcome one, Outcome two, int mode) {
    if (to.outcome() != null) {
      return true;
    }
    Outcome failed = one.failure != null ? one : two != null && two.failure != null ? two : null;
    if (failed == null || either) {
      try {
        if (mode <= SYNC && !claim()) {
          return false;
        }
        to.settle(failed != null ? failed.relayed() : kind.result(f, one, two));
      } catch (Throwable t) {
        to.settle(Outcome.wrapped(t));
      }
    } else {
      to.settle(failed.relayed());
    }
    return true;
  }

  @Override
  boolean isLive() {
    return dependent != null;
  }
}
