package dev.heddle.jdk.executors;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A future that can be used as a stage only. */
@SuppressWarnings("MissingOverride") // resultNow and exceptionNow are newer than the source level
final class MinimalStage<T> extends SharedCompletableFuture<T> {
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new MinimalStage<>();
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    SharedCompletableFuture<T> copy = new SharedCompletableFuture<>();
    push(new RelayStage(copy, this));
    return copy;
  }

  private static UnsupportedOperationException refuse() {
    return new UnsupportedOperationException();
  }

  @Override
  public T get() {
    throw refuse();
  }

  @Override
  public T get(long timeout, TimeUnit unit) {
    throw refuse();
  }

  @Override
  public T getNow(T valueIfAbsent) {
    throw refuse();
  }

  @Override
  public T join() {
    throw refuse();
  }

  public T resultNow() {
    throw refuse();
  }

  public Throwable exceptionNow() {
    throw refuse();
  }

  @Override
  public boolean complete(T value) {
    throw refuse();
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    throw refuse();
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    throw refuse();
  }

  @Override
  public void obtrudeValue(T value) {
    throw refuse();
  }

  @Override
  public void obtrudeException(Throwable failure) {
    throw refuse();
  }

  @Override
  public boolean isDone() {
    throw refuse();
  }

  @Override
  public boolean isCancelled() {
    throw refuse();
  }

  @Override
  public boolean isCompletedExceptionally() {
    throw refuse();
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public int getNumberOfDependents() {
    throw refuse();
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    throw refuse();
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
    throw refuse();
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    throw refuse();
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    throw refuse();
  }
}
