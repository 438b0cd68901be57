package dev.heddle.sync;

import dev.heddle.protocol.Effect.Outcome;
import dev.heddle.protocol.Gid;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The waits of this node's threads by number: each has an owner and can be shown. */
public final class Waiters {
  /** A waiter nobody waits with: for requests whose answer is not awaited. */
  public static final long NOBODY = -1;

  private final ConcurrentHashMap<Long, Waiter> waiting = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final long spinNanos;
  private volatile String stopped;

  /**
   * @param spinNanos how long a thread looks for its answer before it parks; 0 where cores are
   *     scarce
   */
  public Waiters(long spinNanos) {
    this.spinNanos = spinNanos;
  }

  /** A wait of the calling thread, to be given to an event and then awaited. */
  public Waiter begin(Waiter.Kind kind, long subject) {
    return begin(kind, subject, () -> true);
  }

  /**
   * As {@link #begin(Waiter.Kind, long)}.
   *
   * @param goal tested by the loop at the moment of the resumption, see {@link Waiter#reached}
   */
  public Waiter begin(Waiter.Kind kind, long subject, BooleanSupplier goal) {
    return begin(kind, subject, goal, new ConcurrentLinkedQueue<>());
  }

  /**
   * As {@link #begin(Waiter.Kind, long, BooleanSupplier)}, one of several waits of the calling
   * thread under way at once.
   *
   * @param tasks common to these waits: each of them runs what any was handed
   */
  public Waiter begin(Waiter.Kind kind, long subject, BooleanSupplier goal, Queue<Runnable> tasks) {
    Waiter waiter = new Waiter(this, numbers.incrementAndGet(), kind, subject, goal, tasks);
    waiting.put(waiter.id, waiter);
    return waiter;
  }

  /** Ends a wait; a number nobody waits with is ignored. */
  public void resume(long id, Outcome outcome) {
    Waiter waiter = waiting.get(id);
    if (waiter != null) {
      waiter.resume(outcome);
    }
  }

  /** Hands work to the thread that waits with {@code id}; false where it cannot take it. */
  public boolean offer(long id, Runnable work) {
    Waiter waiter = waiting.get(id);
    return waiter != null && waiter.offer(work);
  }

  /** One line per wait. */
  public List<String> describe() {
    return waiting.values().stream().map(Waiter::toString).sorted().toList();
  }

  /** Ends all waits, present and future, by {@link NodeStoppedError}. */
  public void stop(String reason) {
    stopped = reason;
    Collection<Waiter> all = waiting.values();
    all.forEach(waiter -> LockSupport.unpark(waiter.thread));
  }

  void forget(Waiter waiter) {
    waiting.remove(waiter.id);
  }

  void throwIfStopped() {
    if (stopped != null) {
      throw new NodeStoppedError(stopped);
    }
  }

  long spinNanos() {
    return spinNanos;
  }

  String show(long subject) {
    return Gid.show(subject);
  }
}
