package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.Effect.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WaitersTest {
  private final Waiters waiters = new Waiters(0);

  @Test
  void aResumptionBeforeTheWaitIsNotLost() {
    Waiter waiter = waiters.begin(Waiter.Kind.LOCK, 5);
    waiters.resume(waiter.id(), Outcome.NOTIFIED);
    assertEquals(Outcome.NOTIFIED, waiter.await());
    assertEquals(List.of(), waiters.describe());
  }

  @Test
  void anInterruptDoesNotEndTheWaitAndIsKept() throws Exception {
    CompletableFuture<Boolean> interruptedAfter = new CompletableFuture<>();
    CompletableFuture<Waiter> begun = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Waiter waiter = waiters.begin(Waiter.Kind.READ_MISS, 1L << 16);
              begun.complete(waiter);
              waiter.await();
              interruptedAfter.complete(Thread.currentThread().isInterrupted());
            },
            "app");
    thread.start();
    Waiter waiter = begun.get();
    thread.interrupt();
    // The interrupt is taken note of (the flag is cleared) and the wait goes on.
    while (thread.isInterrupted() || thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertFalse(interruptedAfter.isDone());
    assertTrue(waiters.describe().get(0).startsWith("READ_MISS of 0:1.0 by \"app\""));
    waiters.resume(waiter.id(), Outcome.DONE);
    assertTrue(interruptedAfter.get(10, TimeUnit.SECONDS));
  }

  @Test
  void theWaitingThreadRunsATaskAndWaitsOn() throws Exception {
    List<Thread> ranIn = new ArrayList<>();
    CompletableFuture<Waiter> begun = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Waiter waiter = waiters.begin(Waiter.Kind.READ_MISS, 0);
              begun.complete(waiter);
              waiter.await();
            });
    thread.start();
    long id = begun.get().id();
    assertTrue(
        waiters.offer(
            id,
            () -> {
              ranIn.add(Thread.currentThread());
              waiters.resume(id, Outcome.DONE);
            }));
    thread.join();
    assertEquals(List.of(thread), ranIn);
    assertFalse(waiters.offer(id, () -> {}), "nobody waits any more");
  }

  @Test
  void theGoalIsTestedAtTheResumptionNotWhenTheThreadRuns() {
    AtomicBoolean valid = new AtomicBoolean(true);
    Waiter waiter = waiters.begin(Waiter.Kind.WRITE_MISS, 0, valid::get);
    waiters.resume(waiter.id(), Outcome.DONE);
    valid.set(false);
    waiter.await();
    assertTrue(waiter.reached());
  }

  @Test
  void stoppingEndsEveryWait() throws Exception {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () ->
                ended.complete(
                    assertThrows(
                        NodeStoppedError.class, () -> waiters.begin(Waiter.Kind.LOCK, 0).await())));
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    waiters.stop("test over");
    assertEquals("test over", ended.get(10, TimeUnit.SECONDS).getMessage());
  }
}
