package dev.heddle.jdk.executors;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The dependent takes over the outcome of a future that the function answers. */
final class ComposeStage extends UniStage {
  /** Whether the function is for a failure; else it is for a value. */
  private final boolean ofFailure;

  ComposeStage(
      Executor executor,
      boolean ofFailure,
      Object function,
      SharedCompletableFuture<?> dependent,
      SharedCompletableFuture<?> source) {
    super(executor, StageKind.APPLY, function, dependent, source);
    this.ofFailure = ofFailure;
  }

  @Override
  boolean fire(SharedCompletableFuture<?> to, Object f, Outcome outcome, int mode) {
    if (to.outcome() != null) {
      return true;
    }
    if ((outcome.failure != null) != ofFailure) {
      to.settle(outcome.relayed());
      return true;
    }
    try {
      if (mode <= SYNC && !claim()) {
        return false;
      }
      @SuppressWarnings("unchecked")
      Function<Object, CompletionStage<Object>> function =
          (Function<Object, CompletionStage<Object>>) f;
      SharedCompletableFuture<Object> inner =
          SharedCompletableFuture.of(
              function.apply(ofFailure ? outcome.failure : outcome.value).toCompletableFuture());
      Outcome result = inner.outcome();
      if (result != null) {
        to.settle(result.relayed());
      } else {
        inner.push(new RelayStage(to, inner));
        return to.outcome() != null;
      }
    } catch (Throwable t) {
      to.settle(Outcome.wrapped(t));
    }
    return true;
  }
}
