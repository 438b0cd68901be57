package dev.heddle.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLoopTest {
  private final ExecutorService relief = Executors.newSingleThreadExecutor();
  private final List<String> fatal = new ArrayList<>();
  private final FatalHandler fatalHandler = (line, status, cause) -> fatal.add(line);

  @AfterEach
  void end() {
    relief.shutdownNow();
  }

  private NodeLoop loop(NodeLoop.Stepper stepper, Consumer<Effect> effects) {
    NodeLoop loop = new NodeLoop(stepper, fatalHandler, relief);
    loop.connect(effects);
    return loop;
  }

  @Test
  void posterRunsTheStepAndItsEffects() {
    List<Object> trace = new ArrayList<>();
    List<Thread> runners = new ArrayList<>();
    NodeLoop loop =
        loop(
            event -> {
              trace.add(event);
              runners.add(Thread.currentThread());
              return List.of(new Effect.Resume(7, Effect.Outcome.DONE));
            },
            trace::add);
    loop.post(new Event.Tick());
    assertEquals(List.of(new Event.Tick(), new Effect.Resume(7, Effect.Outcome.DONE)), trace);
    assertSame(Thread.currentThread(), runners.get(0));
  }

  @Test
  void anEventPostedByAnEffectFollowsTheOtherEffectsOfItsStep() {
    List<String> trace = new ArrayList<>();
    AtomicReference<NodeLoop> self = new AtomicReference<>();
    NodeLoop loop =
        loop(
            event -> {
              trace.add(event.toString());
              return event instanceof Event.ReadMiss
                  ? List.of(
                      new Effect.Resume(1, Effect.Outcome.DONE),
                      new Effect.Resume(2, Effect.Outcome.DONE))
                  : List.of();
            },
            effect -> {
              trace.add(effect.toString());
              if (effect.equals(new Effect.Resume(1, Effect.Outcome.DONE))) {
                self.get().post(new Event.Tick());
              }
            });
    self.set(loop);
    loop.post(new Event.ReadMiss(1, 1));
    assertEquals(4, trace.size());
    assertTrue(trace.get(2).contains("waiter=2"), trace.toString());
    assertEquals(new Event.Tick().toString(), trace.get(3));
  }

  @Test
  void ticksDoNotPileUpBehindALoopThatLags() {
    AtomicInteger ticks = new AtomicInteger();
    AtomicReference<NodeLoop> self = new AtomicReference<>();
    NodeLoop loop =
        loop(
            event -> {
              if (ticks.incrementAndGet() == 1) {
                for (int i = 0; i < 5; i++) {
                  self.get().tick();
                }
              }
              return List.of();
            },
            effect -> {});
    self.set(loop);
    loop.tick();
    assertEquals(1, ticks.get(), "the first was at work meanwhile");
    loop.tick();
    assertEquals(2, ticks.get());
  }

  @Test
  void stepsOfManyPostersNeverOverlapAndKeepEachPostersOrder() throws Exception {
    int posters = 4;
    int each = 20_000;
    long[] last = new long[posters];
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<String> faults = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(posters * each);
    NodeLoop loop =
        loop(
            event -> {
              if (inside.incrementAndGet() != 1) {
                faults.add("overlap");
              }
              Event.ReadMiss miss = (Event.ReadMiss) event;
              if (last[(int) miss.waiter()]++ != miss.page()) {
                faults.add("order");
              }
              done.incrementAndGet();
              inside.decrementAndGet();
              all.countDown();
              return List.of();
            },
            effect -> {});
    Thread[] threads = new Thread[posters];
    for (int p = 0; p < posters; p++) {
      int poster = p;
      threads[p] =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  if (i % 100 == 99) {
                    loop.postLater(new Event.ReadMiss(i, poster));
                  } else {
                    loop.post(new Event.ReadMiss(i, poster));
                  }
                }
              });
      threads[p].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(all.await(20, TimeUnit.SECONDS), "left behind: " + all.getCount());
    assertEquals(List.of(), faults);
    assertEquals(posters * each, done.get());
    assertEquals(List.of(), fatal);
  }

  @Test
  void aFaultInAStepEndsTheRunWithOneLineAndNothingIsHandledAfterwards() {
    AtomicInteger steps = new AtomicInteger();
    NodeLoop loop =
        loop(
            event -> {
              steps.incrementAndGet();
              throw new IllegalStateException("no such page");
            },
            effect -> {});
    loop.post(new Event.Tick());
    loop.post(new Event.Tick());
    assertEquals(1, steps.get());
    assertEquals(1, fatal.size());
    assertTrue(fatal.get(0).contains("no such page"), fatal.get(0));
    assertFalse(loop.isCurrent());
  }
}
