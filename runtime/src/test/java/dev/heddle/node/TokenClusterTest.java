package dev.heddle.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.ProtocolOptions;
import dev.heddle.sync.EventPort;
import dev.heddle.sync.NameDirectory;
import dev.heddle.transport.Transport;
import dev.heddle.transport.inprocess.InProcessNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks and wait sets of three nodes with the real protocol, loop and revokers. */
class TokenClusterTest {
  private static final int NODES = 3;
  private static final int GATE_CAP = 2;
  private static final long LOCK = Gid.page(1, 7);

  private final List<NodeCore> nodes = new ArrayList<>();
  private final List<LocksOnlyHeap> heaps = new ArrayList<>();
  private final List<String> fatal = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void start() throws Exception {
    InProcessNetwork network =
        InProcessNetwork.create(NODES, InProcessNetwork.Delivery.THREAD_PER_LINK);
    List<Future<?>> starts = new ArrayList<>();
    for (int rank = 0; rank < NODES; rank++) {
      Transport endpoint = network.endpoint(rank);
      LocksOnlyHeap heap = new LocksOnlyHeap(rank);
      heaps.add(heap);
      SharedObject known = heap.lock(LOCK); // as the maker of a shared object always does
      assertEquals(known.heddle$meta(), LOCK);
      NodeCore node =
          new NodeCore(
              endpoint,
              heap,
              new NodeOptions(0, GATE_CAP, 100, ProtocolOptions.DEFAULT, false),
              new NodeCore.Services() {
                @Override
                public NameDirectory names(EventPort loop) {
                  return name -> {
                    throw new AssertionError(name);
                  };
                }

                @Override
                public void deliver(int from, byte[] body) {}

                @Override
                public void send(int to, byte[] frame, boolean release) {
                  endpoint.send(to, frame);
                }

                @Override
                public void receivedRaw(int from, byte[] frame) {}

                @Override
                public void lost(int peer, String reason) {}
              },
              (line, status, cause) -> fatal.add(line + " " + cause));
      nodes.add(node);
      starts.add(
          threads.submit(
              () -> {
                node.start();
                return null;
              }));
    }
    await(starts);
  }

  @AfterEach
  void stop() {
    nodes.forEach(node -> node.stop("test over"));
    threads.shutdownNow();
    assertEquals(List.of(), fatal);
  }

  @Test
  void aCounterUnderALockFromThreeNodesWithTwoThreadsEach() throws Exception {
    int each = 2000;
    // Not atomic: the lock orders all access, also between "nodes" of this one JVM.
    long[] counter = new long[1];
    AtomicInteger inside = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < NODES * 2; t++) {
      int rank = t % NODES;
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  locked(
                      rank,
                      lock -> {
                        assertEquals(1, inside.incrementAndGet());
                        counter[0]++;
                        inside.decrementAndGet();
                      });
                }
                return null;
              }));
    }
    await(running);
    assertEquals((long) NODES * 2 * each, counter[0]);
  }

  @Test
  void pingPongByWaitAndNotifyBetweenNodes() throws Exception {
    int rounds = 500;
    AtomicInteger turn = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int r = 0; r < NODES; r++) {
      int rank = r;
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  locked(
                      rank,
                      lock -> {
                        while (turn.get() % NODES != rank) {
                          nodes.get(rank).waitSets().await(lock, 0);
                        }
                        turn.incrementAndGet();
                        nodes.get(rank).waitSets().notify(lock, true);
                      });
                }
                return null;
              }));
    }
    await(running);
    assertEquals(NODES * rounds, turn.get());
  }

  @Test
  void oneNotifyWakesExactlyOneWaiterInOrderAcrossNodes() throws Exception {
    AtomicInteger waiting = new AtomicInteger();
    List<Integer> woken = new CopyOnWriteArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    for (int r : new int[] {2, 0, 1}) {
      int before = waiting.get();
      running.add(
          threads.submit(
              () -> {
                locked(
                    r,
                    lock -> {
                      waiting.incrementAndGet();
                      nodes.get(r).waitSets().await(lock, 0);
                      woken.add(r);
                    });
                return null;
              }));
      awaitCount(waiting, before + 1);
    }
    for (int i = 1; i <= 3; i++) {
      int rank = i % NODES;
      locked(rank, lock -> nodes.get(rank).waitSets().notify(lock, false));
      int count = i;
      awaitThat(() -> woken.size() >= count);
      assertEquals(i, woken.size());
    }
    await(running);
    assertEquals(List.of(2, 0, 1), woken);
  }

  @Test
  void anInterruptThatRacesANotifyNeverLosesIt() throws Exception {
    for (int round = 0; round < 200; round++) {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      AtomicInteger waiting = new AtomicInteger();
      Future<Boolean> first = threads.submit(() -> waitOnce(0, waiting, thread));
      awaitCount(waiting, 1);
      Future<Boolean> second = threads.submit(() -> waitOnce(2, waiting, null));
      awaitCount(waiting, 2);
      Future<?> notify =
          threads.submit(
              () -> {
                locked(1, lock -> nodes.get(1).waitSets().notify(lock, false));
                return null;
              });
      thread.get().interrupt();
      await(List.of(notify, first));
      if (first.get()) {
        // It took the notify; the other still waits for one of its own.
        locked(1, lock -> nodes.get(1).waitSets().notify(lock, false));
      }
      await(List.of(second));
      assertTrue(second.get());
    }
  }

  /** Waits once; true if notified, false if interrupted. */
  private boolean waitOnce(int rank, AtomicInteger waiting, CompletableFuture<Thread> thread)
      throws Exception {
    boolean[] notified = new boolean[1];
    locked(
        rank,
        lock -> {
          waiting.incrementAndGet();
          if (thread != null) {
            thread.complete(Thread.currentThread());
          }
          try {
            nodes.get(rank).waitSets().await(lock, 0);
            notified[0] = true;
          } catch (InterruptedException e) {
            notified[0] = false;
          }
        });
    boolean flag = Thread.interrupted();
    assertTrue(notified[0] || !flag, "the exception took the flag");
    return notified[0];
  }

  @Test
  void aTimeOutEndsAWaitWhoseTokenIsElsewhere() throws Exception {
    long start = System.nanoTime();
    locked(2, lock -> nodes.get(2).waitSets().await(lock, 30));
    assertTrue(System.nanoTime() - start >= 30_000_000);
    // The ticket is withdrawn: the next notify is for the next waiter.
    AtomicInteger waiting = new AtomicInteger();
    Future<Boolean> next = threads.submit(() -> waitOnce(0, waiting, null));
    awaitCount(waiting, 1);
    locked(1, lock -> nodes.get(1).waitSets().notify(lock, false));
    await(List.of(next));
    assertTrue(next.get());
  }

  private void awaitCount(AtomicInteger count, int value) {
    awaitThat(() -> count.get() >= value);
  }

  private void awaitThat(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertEquals(List.of(), fatal);
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)) {
        throw new AssertionError(dump());
      }
      Thread.onSpinWait();
    }
  }

  private String dump() {
    StringBuilder text = new StringBuilder("hangs");
    for (int rank = 0; rank < nodes.size(); rank++) {
      text.append("\nnode ").append(rank);
      nodes.get(rank).describeWaits().forEach(line -> text.append("\n  ").append(line));
    }
    return text.toString();
  }

  @Test
  void aRemoteRequesterGoesBeforeAllLocalEntrantsBeyondTheCap() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    running.add(
        threads.submit(
            () -> {
              locked(
                  1,
                  lock -> {
                    inside.set(1);
                    leave.await();
                  });
              return null;
            }));
    awaitCount(inside, 1);
    running.add(enter(2, "remote", order));
    SharedObject lock = heaps.get(1).lock(LOCK);
    awaitThat(() -> (lock.heddle$state() & State.GATED) != 0);
    int entrants = 5;
    for (int i = 0; i < entrants; i++) {
      running.add(enter(1, "local", order));
    }
    awaitThat(() -> nodes.get(1).sync().stats().gateWaits.sum() == entrants - GATE_CAP);
    assertEquals(List.of(), order);
    leave.countDown();
    await(running);
    assertEquals(entrants + 1, order.size());
    assertTrue(order.indexOf("remote") <= GATE_CAP, order.toString());
  }

  private Future<?> enter(int rank, String name, List<String> order) {
    return threads.submit(
        () -> {
          locked(rank, lock -> order.add(name));
          return null;
        });
  }

  @Test
  void waitThenShareLosesNothing() throws Exception {
    SharedObject lock = new SharedObject();
    List<Future<?>> running = new ArrayList<>();
    AtomicInteger inside = new AtomicInteger();
    long gid = Gid.page(0, 99);
    running.add(
        threads.submit(
            () -> {
              synchronized (lock) {
                inside.set(1);
                nodes.get(0).waitSets().await(lock, 0);
              }
              return null;
            }));
    awaitCount(inside, 1);
    synchronized (lock) {
      heaps.get(0).promote(lock, gid);
    }
    SharedObject replica = heaps.get(2).lock(gid);
    running.add(
        threads.submit(
            () -> {
              enter(2, replica, object -> nodes.get(2).waitSets().notify(object, false));
              return null;
            }));
    await(running);
    assertEquals(0, replica.heddle$state() & State.GATED);
  }

  private interface Body {
    void run(SharedObject lock) throws Exception;
  }

  private void locked(int rank, Body body) throws Exception {
    enter(rank, heaps.get(rank).lock(LOCK), body);
  }

  /** What woven code does around a synchronized block. */
  private void enter(int rank, SharedObject lock, Body body) throws Exception {
    NodeCore node = nodes.get(rank);
    if ((lock.heddle$state() & State.GATED) != 0) {
      node.tokens().gate(lock);
    }
    synchronized (lock) {
      if ((lock.heddle$state() & State.TOKEN_AWAY) != 0) {
        node.tokens().acquire(lock);
      }
      body.run(lock);
    }
  }

  private void await(List<? extends Future<?>> running) throws Exception {
    for (Future<?> one : running) {
      try {
        one.get(30, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError(fatal + dump(), e);
      }
    }
  }
}
