package dev.heddle.jdk.executors;

import dev.heddle.jdk.queues.TimedWait;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands for {@link CompletableFuture}. The outcome is volatile; the stages that depend on it are a
 * stack under the future's own monitor, tried in the order of the JDK.
 */
// resultNow and exceptionNow are newer than the source level; what a stage answers is for
// postComplete
@SuppressWarnings({"MissingOverride", "FutureReturnValueIgnored"})
public class SharedCompletableFuture<T> extends CompletableFuture<T> {
  private volatile Outcome outcome;
  private Stage stack;

  public SharedCompletableFuture() {}

  /** The future itself where it is one of these, else one that ends with it. */
  @SuppressWarnings("unchecked")
  static <T> SharedCompletableFuture<T> of(CompletableFuture<? extends T> future) {
    if (future instanceof SharedCompletableFuture<? extends T> own) {
      return (SharedCompletableFuture<T>) own;
    }
    SharedCompletableFuture<T> follower = new SharedCompletableFuture<>();
    future.whenComplete((value, failure) -> follower.finish(new Outcome(value, failure)));
    return follower;
  }

  private static <U> SharedCompletableFuture<U> ofStage(CompletionStage<U> stage) {
    return of(stage.toCompletableFuture());
  }

  final Outcome outcome() {
    return outcome;
  }

  /** Ends the future, if it has not ended; its stages are for the caller to try. */
  final synchronized boolean settle(Outcome end) {
    if (outcome != null) {
      return false;
    }
    outcome = end;
    notifyAll();
    return true;
  }

  private boolean finish(Outcome end) {
    boolean first = settle(end);
    postComplete();
    return first;
  }

  /** Adds a stage, which is tried at once if the future has ended. */
  final void push(Stage stage) {
    add(stage);
    if (outcome != null) {
      stage.tryFire(Stage.SYNC);
    }
  }

  private synchronized void add(Stage stage) {
    stage.next = stack;
    stack = stage;
  }

  private synchronized boolean addUnlessEnded(Stage stage) {
    if (outcome != null) {
      return false;
    }
    add(stage);
    return true;
  }

  private synchronized Stage pop() {
    Stage stage = stack;
    if (stage != null) {
      stack = stage.next;
    }
    return stage;
  }

  private synchronized boolean hasStages() {
    return stack != null;
  }

  final synchronized void dropDead() {
    Stage kept = null;
    Stage last = null;
    for (Stage stage = stack; stage != null; ) {
      Stage next = stage.next;
      if (stage.isLive()) {
        stage.next = null;
        if (last == null) {
          kept = stage;
        } else {
          last.next = stage;
        }
        last = stage;
      }
      stage = next;
    }
    stack = kept;
  }

  /**
   * Tries all stages, and those of the futures that end by it, without recursion: stages of another
   * future are moved here one by one, which turns their order around as in the JDK.
   */
  final void postComplete() {
    SharedCompletableFuture<?> from = this;
    while (true) {
      Stage stage = from.pop();
      if (stage == null) {
        if (from == this) {
          return;
        }
        from = this;
        continue;
      }
      if (from != this && from.hasStages()) {
        add(stage);
        continue;
      }
      stage.next = null;
      SharedCompletableFuture<?> ended = stage.tryFire(Stage.NESTED);
      from = ended == null ? this : ended;
    }
  }

  /** After a stage of which this is the dependent was done for its sources. */
  final SharedCompletableFuture<?> postFire(
      SharedCompletableFuture<?> first, SharedCompletableFuture<?> second, int mode) {
    if (second != null) {
      second.tidy(mode);
    }
    first.tidy(mode);
    if (outcome != null && hasStages()) {
      if (mode < Stage.SYNC) {
        return this;
      }
      postComplete();
    }
    return null;
  }

  private void tidy(int mode) {
    if (hasStages()) {
      if (outcome == null) {
        dropDead();
      } else if (mode >= Stage.SYNC) {
        postComplete();
      }
    }
  }

  private <V> CompletableFuture<V> stage(Executor executor, StageKind kind, Object function) {
    if (function == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<V> dependent = of(this.<V>newIncompleteFuture());
    if (outcome == null) {
      push(new UniStage(executor, kind, function, dependent, this));
    } else {
      startNow(
          kind.isFor(outcome) ? executor : null,
          new UniStage(null, kind, function, dependent, this),
          dependent);
    }
    return dependent;
  }

  private void startNow(Executor executor, Stage stage, SharedCompletableFuture<?> dependent) {
    if (executor == null) {
      stage.tryFire(Stage.SYNC);
      return;
    }
    try {
      executor.execute(stage);
    } catch (Throwable t) {
      dependent.settle(Outcome.wrapped(t));
    }
  }

  private <V> CompletableFuture<V> compose(Executor executor, boolean ofFailure, Object function) {
    if (function == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<V> dependent = of(this.<V>newIncompleteFuture());
    if (outcome == null) {
      push(new ComposeStage(executor, ofFailure, function, dependent, this));
    } else {
      boolean asked = (outcome.failure != null) == ofFailure;
      startNow(
          asked ? executor : null,
          new ComposeStage(null, ofFailure, function, dependent, this),
          dependent);
    }
    return dependent;
  }

  private <V> CompletableFuture<V> both(
      Executor executor, CompletionStage<?> other, StageKind kind, Object function) {
    if (function == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<?> second = ofStage(other);
    SharedCompletableFuture<V> dependent = of(this.<V>newIncompleteFuture());
    if (outcome == null || second.outcome == null) {
      pushBoth(second, new BiStage(executor, kind, false, function, dependent, this, second));
    } else {
      startNow(
          executor, new BiStage(null, kind, false, function, dependent, this, second), dependent);
    }
    return dependent;
  }

  private void pushBoth(SharedCompletableFuture<?> second, Stage stage) {
    if (!addUnlessEnded(stage)) {
      second.push(stage);
    } else if (second.outcome == null) {
      second.push(new CoStage(stage));
    } else if (outcome != null) {
      stage.tryFire(Stage.SYNC);
    }
  }

  private <V> CompletableFuture<V> either(
      Executor executor, CompletionStage<?> other, StageKind kind, Object function) {
    if (function == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<?> second = ofStage(other);
    SharedCompletableFuture<?> ended =
        outcome != null ? this : second.outcome != null ? second : null;
    SharedCompletableFuture<V> dependent = of(this.<V>newIncompleteFuture());
    if (ended != null) {
      startNow(
          kind.isFor(ended.outcome) ? executor : null,
          new UniStage(null, kind, function, dependent, ended),
          dependent);
      return dependent;
    }
    Stage stage = new BiStage(executor, kind, true, function, dependent, this, second);
    add(stage);
    if (outcome != null) {
      stage.tryFire(Stage.SYNC);
    } else {
      second.push(new CoStage(stage));
    }
    return dependent;
  }

  private static Executor given(Executor executor) {
    if (executor == null) {
      throw new NullPointerException();
    }
    return executor;
  }

  /** Ends the future with what the task answers, or throws; one task for all of its kind. */
  private static final class Async<T> implements Runnable, AsynchronousCompletionTask {
    private final SharedCompletableFuture<T> future;
    private final Supplier<? extends T> supplier;
    private final Runnable action;

    Async(SharedCompletableFuture<T> future, Supplier<? extends T> supplier, Runnable action) {
      this.future = future;
      this.supplier = supplier;
      this.action = action;
    }

    @Override
    public void run() {
      if (future.outcome == null) {
        Outcome end;
        try {
          T value = null;
          if (supplier != null) {
            value = supplier.get();
          } else {
            action.run();
          }
          end = Outcome.of(value);
        } catch (Throwable t) {
          end = Outcome.wrapped(t);
        }
        future.settle(end);
      }
      future.postComplete();
    }
  }

  public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier) {
    return supplyAsync(supplier, CommonExecutor.instance());
  }

  public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier, Executor executor) {
    if (supplier == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<U> future = new SharedCompletableFuture<>();
    given(executor).execute(new Async<>(future, supplier, null));
    return future;
  }

  public static CompletableFuture<Void> runAsync(Runnable runnable) {
    return runAsync(runnable, CommonExecutor.instance());
  }

  public static CompletableFuture<Void> runAsync(Runnable runnable, Executor executor) {
    if (runnable == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<Void> future = new SharedCompletableFuture<>();
    given(executor).execute(new Async<>(future, null, runnable));
    return future;
  }

  public static <U> CompletableFuture<U> completedFuture(U value) {
    SharedCompletableFuture<U> future = new SharedCompletableFuture<>();
    future.outcome = Outcome.of(value);
    return future;
  }

  public static <U> CompletableFuture<U> failedFuture(Throwable failure) {
    if (failure == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<U> future = new SharedCompletableFuture<>();
    future.outcome = new Outcome(null, failure);
    return future;
  }

  public static <U> CompletionStage<U> completedStage(U value) {
    SharedCompletableFuture<U> stage = new MinimalStage<>();
    stage.outcome = Outcome.of(value);
    return stage;
  }

  public static <U> CompletionStage<U> failedStage(Throwable failure) {
    if (failure == null) {
      throw new NullPointerException();
    }
    SharedCompletableFuture<U> stage = new MinimalStage<>();
    stage.outcome = new Outcome(null, failure);
    return stage;
  }

  public static Executor delayedExecutor(long delay, TimeUnit unit) {
    return delayedExecutor(delay, unit, CommonExecutor.instance());
  }

  public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
    if (unit == null) {
      throw new NullPointerException();
    }
    Executor target = given(executor);
    return task -> Delays.schedule(() -> target.execute(task), delay, unit);
  }

  public static CompletableFuture<Void> allOf(CompletableFuture<?>... futures) {
    return all(futures, 0, futures.length - 1);
  }

  private static SharedCompletableFuture<Void> all(CompletableFuture<?>[] futures, int lo, int hi) {
    SharedCompletableFuture<Void> dependent = new SharedCompletableFuture<>();
    if (lo > hi) {
      dependent.outcome = Outcome.of(null);
      return dependent;
    }
    int mid = (lo + hi) >>> 1;
    SharedCompletableFuture<?> a = lo == mid ? of(futures[lo]) : all(futures, lo, mid);
    SharedCompletableFuture<?> b =
        lo == hi ? a : hi == mid + 1 ? of(futures[hi]) : all(futures, mid + 1, hi);
    Stage stage = new BiStage(null, StageKind.NOTHING, false, StageKind.NOTHING, dependent, a, b);
    if (a.outcome == null || b.outcome == null) {
      a.pushBoth(b, stage);
    } else {
      stage.tryFire(Stage.SYNC);
    }
    return dependent;
  }

  public static CompletableFuture<Object> anyOf(CompletableFuture<?>... futures) {
    SharedCompletableFuture<Object> dependent = new SharedCompletableFuture<>();
    SharedCompletableFuture<?>[] sources = new SharedCompletableFuture<?>[futures.length];
    for (int i = 0; i < futures.length; i++) {
      sources[i] = of(futures[i]);
    }
    for (SharedCompletableFuture<?> each : sources) {
      if (each.outcome != null) {
        dependent.outcome = each.outcome.relayed();
        return dependent;
      }
    }
    for (SharedCompletableFuture<?> each : sources) {
      each.push(new AnyStage(dependent, each, sources));
    }
    if (dependent.outcome != null) {
      for (SharedCompletableFuture<?> each : sources) {
        if (each.outcome == null) {
          each.dropDead();
        }
      }
    }
    return dependent;
  }

  @Override
  public boolean isDone() {
    return outcome != null;
  }

  private Outcome await() {
    boolean interrupted = false;
    boolean blocking = CommonExecutor.beforeBlocking();
    try {
      synchronized (this) {
        while (outcome == null) {
          try {
            wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
    } finally {
      CommonExecutor.afterBlocking(blocking);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return outcome;
  }

  private Outcome awaitInterruptibly() throws InterruptedException {
    boolean blocking = CommonExecutor.beforeBlocking();
    try {
      synchronized (this) {
        while (outcome == null) {
          wait();
        }
      }
    } finally {
      CommonExecutor.afterBlocking(blocking);
    }
    return outcome;
  }

  private Outcome awaitInterruptibly(long timeoutNanos)
      throws InterruptedException, TimeoutException {
    long nanos = timeoutNanos;
    boolean blocking = CommonExecutor.beforeBlocking();
    try {
      synchronized (this) {
        while (outcome == null) {
          if (nanos <= 0) {
            throw new TimeoutException();
          }
          nanos = TimedWait.await(this, nanos);
        }
      }
    } finally {
      CommonExecutor.afterBlocking(blocking);
    }
    return outcome;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get() throws InterruptedException, ExecutionException {
    Outcome end = outcome;
    return (T) (end != null ? end : awaitInterruptibly()).get("get");
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long nanos = unit.toNanos(timeout);
    Outcome end = outcome;
    return (T) (end != null ? end : awaitInterruptibly(nanos)).get("get");
  }

  @Override
  @SuppressWarnings("unchecked")
  public T join() {
    Outcome end = outcome;
    return (T) (end != null ? end : await()).join("join");
  }

  @Override
  @SuppressWarnings("unchecked")
  public T getNow(T valueIfAbsent) {
    Outcome end = outcome;
    return end == null ? valueIfAbsent : (T) end.join("getNow");
  }

  @SuppressWarnings("unchecked")
  public T resultNow() {
    Outcome end = outcome;
    if (end != null && end.failure == null) {
      return (T) end.value;
    }
    throw new IllegalStateException(
        end == null
            ? "Task has not completed"
            : isCancelled() ? "Task was cancelled" : "Task completed with exception");
  }

  public Throwable exceptionNow() {
    Outcome end = outcome;
    if (end == null) {
      throw new IllegalStateException("Task has not completed");
    }
    if (end.failure == null) {
      throw new IllegalStateException("Task completed with a result");
    }
    if (end.failure instanceof CancellationException) {
      throw new IllegalStateException("Task was cancelled");
    }
    Throwable cause = end.failure instanceof CompletionException ? end.failure.getCause() : null;
    return cause != null ? cause : end.failure;
  }

  /** What {@code state()} answers: the weaver gives it that name. */
  public Enum<?> futureState() {
    Outcome end = outcome;
    if (end == null) {
      return FutureStates.named("RUNNING");
    }
    return FutureStates.named(
        end.failure == null ? "SUCCESS" : isCancelled() ? "CANCELLED" : "FAILED");
  }

  @Override
  public boolean complete(T value) {
    return finish(Outcome.of(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    if (failure == null) {
      throw new NullPointerException();
    }
    return finish(new Outcome(null, failure));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = finish(new Outcome(null, new CancellationException()));
    return cancelled || isCancelled();
  }

  @Override
  public boolean isCancelled() {
    Outcome end = outcome;
    return end != null && end.failure instanceof CancellationException;
  }

  @Override
  public boolean isCompletedExceptionally() {
    Outcome end = outcome;
    return end != null && end.failure != null;
  }

  @Override
  public void obtrudeValue(T value) {
    obtrude(Outcome.of(value));
  }

  @Override
  public void obtrudeException(Throwable failure) {
    if (failure == null) {
      throw new NullPointerException();
    }
    obtrude(new Outcome(null, failure));
  }

  private void obtrude(Outcome end) {
    synchronized (this) {
      outcome = end;
      notifyAll();
    }
    postComplete();
  }

  @Override
  public synchronized int getNumberOfDependents() {
    int count = 0;
    for (Stage stage = stack; stage != null; stage = stage.next) {
      count++;
    }
    return count;
  }

  @Override
  public String toString() {
    Outcome end = outcome;
    int count = end == null ? getNumberOfDependents() : 0;
    String status =
        end != null
            ? end.failure != null
                ? "[Completed exceptionally: " + end.describeFailure() + "]"
                : "[Completed normally]"
            : count == 0 ? "[Not completed]" : "[Not completed, " + count + " dependents]";
    return getClass().getName() + "@" + Integer.toHexString(hashCode()) + status;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new SharedCompletableFuture<>();
  }

  @Override
  public Executor defaultExecutor() {
    return CommonExecutor.instance();
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return this;
  }

  @Override
  public CompletableFuture<T> copy() {
    return relay(of(this.<T>newIncompleteFuture()));
  }

  private CompletableFuture<T> relay(SharedCompletableFuture<T> copy) {
    push(new RelayStage(copy, this));
    return copy;
  }

  @Override
  public CompletionStage<T> minimalCompletionStage() {
    return relay(new MinimalStage<>());
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
    return completeAsync(supplier, defaultExecutor());
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    if (supplier == null) {
      throw new NullPointerException();
    }
    given(executor).execute(new Async<>(this, supplier, null));
    return this;
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    if (outcome == null) {
      Delays.cancelAfter(
          this,
          Delays.schedule(() -> completeExceptionally(new TimeoutException()), timeout, unit));
    }
    return this;
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    if (outcome == null) {
      Delays.cancelAfter(this, Delays.schedule(() -> complete(value), timeout, unit));
    }
    return this;
  }

  @Override
  public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> function) {
    return stage(null, StageKind.APPLY, function);
  }

  @Override
  public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> function) {
    return stage(defaultExecutor(), StageKind.APPLY, function);
  }

  @Override
  public <U> CompletableFuture<U> thenApplyAsync(
      Function<? super T, ? extends U> function, Executor executor) {
    return stage(given(executor), StageKind.APPLY, function);
  }

  @Override
  public CompletableFuture<Void> thenAccept(Consumer<? super T> function) {
    return stage(null, StageKind.ACCEPT, function);
  }

  @Override
  public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> function) {
    return stage(defaultExecutor(), StageKind.ACCEPT, function);
  }

  @Override
  public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> function, Executor executor) {
    return stage(given(executor), StageKind.ACCEPT, function);
  }

  @Override
  public CompletableFuture<Void> thenRun(Runnable function) {
    return stage(null, StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<Void> thenRunAsync(Runnable function) {
    return stage(defaultExecutor(), StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<Void> thenRunAsync(Runnable function, Executor executor) {
    return stage(given(executor), StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> function) {
    return stage(null, StageKind.WHEN, function);
  }

  @Override
  public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> function) {
    return stage(defaultExecutor(), StageKind.WHEN, function);
  }

  @Override
  public CompletableFuture<T> whenCompleteAsync(
      BiConsumer<? super T, ? super Throwable> function, Executor executor) {
    return stage(given(executor), StageKind.WHEN, function);
  }

  @Override
  public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> function) {
    return stage(null, StageKind.HANDLE, function);
  }

  @Override
  public <U> CompletableFuture<U> handleAsync(
      BiFunction<? super T, Throwable, ? extends U> function) {
    return stage(defaultExecutor(), StageKind.HANDLE, function);
  }

  @Override
  public <U> CompletableFuture<U> handleAsync(
      BiFunction<? super T, Throwable, ? extends U> function, Executor executor) {
    return stage(given(executor), StageKind.HANDLE, function);
  }

  @Override
  public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> function) {
    return stage(null, StageKind.EXCEPTIONALLY, function);
  }

  @Override
  public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> function) {
    return stage(defaultExecutor(), StageKind.EXCEPTIONALLY, function);
  }

  @Override
  public CompletableFuture<T> exceptionallyAsync(
      Function<Throwable, ? extends T> function, Executor executor) {
    return stage(given(executor), StageKind.EXCEPTIONALLY, function);
  }

  @Override
  public <U> CompletableFuture<U> thenCompose(
      Function<? super T, ? extends CompletionStage<U>> function) {
    return compose(null, false, function);
  }

  @Override
  public <U> CompletableFuture<U> thenComposeAsync(
      Function<? super T, ? extends CompletionStage<U>> function) {
    return compose(defaultExecutor(), false, function);
  }

  @Override
  public <U> CompletableFuture<U> thenComposeAsync(
      Function<? super T, ? extends CompletionStage<U>> function, Executor executor) {
    return compose(given(executor), false, function);
  }

  @Override
  public CompletableFuture<T> exceptionallyCompose(
      Function<Throwable, ? extends CompletionStage<T>> function) {
    return compose(null, true, function);
  }

  @Override
  public CompletableFuture<T> exceptionallyComposeAsync(
      Function<Throwable, ? extends CompletionStage<T>> function) {
    return compose(defaultExecutor(), true, function);
  }

  @Override
  public CompletableFuture<T> exceptionallyComposeAsync(
      Function<Throwable, ? extends CompletionStage<T>> function, Executor executor) {
    return compose(given(executor), true, function);
  }

  @Override
  public <U, V> CompletableFuture<V> thenCombine(
      CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function) {
    return both(null, other, StageKind.APPLY_BOTH, function);
  }

  @Override
  public <U, V> CompletableFuture<V> thenCombineAsync(
      CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function) {
    return both(defaultExecutor(), other, StageKind.APPLY_BOTH, function);
  }

  @Override
  public <U, V> CompletableFuture<V> thenCombineAsync(
      CompletionStage<? extends U> other,
      BiFunction<? super T, ? super U, ? extends V> function,
      Executor executor) {
    return both(given(executor), other, StageKind.APPLY_BOTH, function);
  }

  @Override
  public <U> CompletableFuture<Void> thenAcceptBoth(
      CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> function) {
    return both(null, other, StageKind.ACCEPT_BOTH, function);
  }

  @Override
  public <U> CompletableFuture<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> function) {
    return both(defaultExecutor(), other, StageKind.ACCEPT_BOTH, function);
  }

  @Override
  public <U> CompletableFuture<Void> thenAcceptBothAsync(
      CompletionStage<? extends U> other,
      BiConsumer<? super T, ? super U> function,
      Executor executor) {
    return both(given(executor), other, StageKind.ACCEPT_BOTH, function);
  }

  @Override
  public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable function) {
    return both(null, other, StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable function) {
    return both(defaultExecutor(), other, StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<Void> runAfterBothAsync(
      CompletionStage<?> other, Runnable function, Executor executor) {
    return both(given(executor), other, StageKind.RUN, function);
  }

  @Override
  public <U> CompletableFuture<U> applyToEither(
      CompletionStage<? extends T> other, Function<? super T, U> function) {
    return either(null, other, StageKind.APPLY, function);
  }

  @Override
  public <U> CompletableFuture<U> applyToEitherAsync(
      CompletionStage<? extends T> other, Function<? super T, U> function) {
    return either(defaultExecutor(), other, StageKind.APPLY, function);
  }

  @Override
  public <U> CompletableFuture<U> applyToEitherAsync(
      CompletionStage<? extends T> other, Function<? super T, U> function, Executor executor) {
    return either(given(executor), other, StageKind.APPLY, function);
  }

  @Override
  public CompletableFuture<Void> acceptEither(
      CompletionStage<? extends T> other, Consumer<? super T> function) {
    return either(null, other, StageKind.ACCEPT, function);
  }

  @Override
  public CompletableFuture<Void> acceptEitherAsync(
      CompletionStage<? extends T> other, Consumer<? super T> function) {
    return either(defaultExecutor(), other, StageKind.ACCEPT, function);
  }

  @Override
  public CompletableFuture<Void> acceptEitherAsync(
      CompletionStage<? extends T> other, Consumer<? super T> function, Executor executor) {
    return either(given(executor), other, StageKind.ACCEPT, function);
  }

  @Override
  public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable function) {
    return either(null, other, StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable function) {
    return either(defaultExecutor(), other, StageKind.RUN, function);
  }

  @Override
  public CompletableFuture<Void> runAfterEitherAsync(
      CompletionStage<?> other, Runnable function, Executor executor) {
    return either(given(executor), other, StageKind.RUN, function);
  }
}
