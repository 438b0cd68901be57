package dev.heddle.jdk.executors;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** How a future ended. */
final class Outcome {
  /** Since some release after 17 a cancelled future throws a new exception each time. */
  private static final boolean FRESH_CANCELLATIONS = Runtime.version().feature() > 17;

  final Object value;

  /** Null for a normal end. */
  final Throwable failure;

  Outcome(Object value, Throwable failure) {
    this.value = value;
    this.failure = failure;
  }

  static Outcome of(Object value) {
    return new Outcome(value, null);
  }

  /** A failure as those see it who depend on the future that failed. */
  static Outcome wrapped(Throwable failure) {
    return new Outcome(
        null, failure instanceof CompletionException ? failure : new CompletionException(failure));
  }

  /** The outcome as a dependent takes it over. */
  Outcome relayed() {
    return failure == null || failure instanceof CompletionException ? this : wrapped(failure);
  }

  Object get(String method) throws ExecutionException {
    if (failure == null) {
      return value;
    }
    if (failure instanceof CancellationException cancelled) {
      throw cancellation(method, cancelled);
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    throw new ExecutionException(cause != null ? cause : failure);
  }

  Object join(String method) {
    if (failure == null) {
      return value;
    }
    if (failure instanceof CancellationException cancelled) {
      throw cancellation(method, cancelled);
    }
    if (failure instanceof CompletionException completion) {
      throw completion;
    }
    throw new CompletionException(failure);
  }

  private static CancellationException cancellation(String method, CancellationException first) {
    if (!FRESH_CANCELLATIONS) {
      return first;
    }
    CancellationException fresh = new CancellationException(method);
    fresh.initCause(first);
    return fresh;
  }

  /** The failure in the text of the future. */
  Object describeFailure() {
    return FRESH_CANCELLATIONS ? failure.getClass().getName() : failure;
  }
}
