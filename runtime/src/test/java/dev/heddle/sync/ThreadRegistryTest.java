package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.Monitors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadRegistryTest {
  private final List<Thread> live = new CopyOnWriteArrayList<>();
  private final ThreadRegistry registry = new ThreadRegistry(live);
  private final LinkedBlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
  private volatile boolean busy;
  private volatile boolean end;

  /** Spins, hence always runnable, until ordered to do something. */
  private final Thread worker = new Thread(this::work, "worker");

  @BeforeEach
  void start() {
    worker.setDaemon(true);
    worker.start();
    live.add(worker);
  }

  @AfterEach
  void stop() throws InterruptedException {
    end = true;
    LockSupport.unpark(worker);
    worker.join();
    Monitors.watching = 0;
  }

  @Test
  void anUnknownRunnableThreadHasNotPassed() {
    assertFalse(registry.passed(registry.mark()));
    assertEquals(1, Monitors.watching);
  }

  @Test
  void aReleasePassesEarlierMarksOnly() {
    long before = registry.mark();
    run(registry::released);
    assertTrue(registry.passed(before));
    assertEquals(0, Monitors.watching);
    long after = registry.mark();
    assertFalse(registry.passed(after));
    run(registry::released);
    assertTrue(registry.passed(after));
  }

  @Test
  void watchingGoesOnWhileALaterMarkIsOpen() {
    long first = registry.mark();
    run(registry::released);
    long second = registry.mark();
    assertTrue(registry.passed(first));
    assertEquals(1, Monitors.watching);
    assertFalse(registry.passed(second));
  }

  @Test
  void aThreadInASynchronisationWaitHasPassed() {
    long mark = registry.mark();
    run(() -> registry.enterSync());
    assertTrue(registry.passed(mark));
    assertTrue(registry.passed(registry.mark()), "and passes later marks while it waits");
  }

  @Test
  void aThreadInAPageMissHasNotPassedThoughItIsParked() {
    run(registry::released);
    long mark = registry.mark();
    order(
        () -> {
          ThreadRecord record = registry.enterMiss();
          while (!end) {
            LockSupport.park();
          }
          registry.exitMiss(record);
        });
    awaitState(Thread.State.WAITING);
    assertFalse(registry.passed(mark));
  }

  /** The store that the miss is for comes after it. */
  @Test
  void aReleaseByWhatIsDecodedInAMissPassesNothing() {
    ThreadRecord[] record = new ThreadRecord[1];
    run(() -> record[0] = registry.enterMiss());
    long mark = registry.mark();
    run(registry::released);
    run(() -> registry.exitSync(registry.enterSync()));
    assertFalse(registry.passed(mark));
    run(() -> registry.exitMiss(record[0]));
    assertFalse(registry.passed(mark));
    run(registry::released);
    assertTrue(registry.passed(mark));
  }

  @Test
  void decodingInsideASynchronisationWaitIsNotQuiet() {
    long mark = registry.mark();
    run(registry::enterSync);
    ThreadRecord[] record = new ThreadRecord[1];
    long later = registry.mark();
    run(() -> record[0] = registry.enterMiss());
    assertFalse(registry.passed(later));
    run(() -> registry.exitMiss(record[0]));
    assertTrue(registry.passed(later));
    assertTrue(registry.passed(mark));
  }

  @Test
  void aBlockedOrEndedThreadHasPassed() throws InterruptedException {
    long mark = registry.mark();
    run(registry::started);
    long later = registry.mark();
    assertTrue(registry.passed(mark), "it was born later");
    assertFalse(registry.passed(later));
    order(
        () -> {
          while (!end) {
            LockSupport.park();
          }
        });
    awaitState(Thread.State.WAITING);
    assertTrue(registry.passed(later));
    long last = registry.mark();
    stop();
    assertTrue(registry.passed(last));
  }

  private void work() {
    while (!end) {
      Runnable order = orders.poll();
      if (order != null) {
        order.run();
        busy = false;
      }
      Thread.onSpinWait();
    }
  }

  private void order(Runnable order) {
    busy = true;
    orders.add(order);
  }

  private void run(Runnable order) {
    order(order);
    while (busy) {
      Thread.onSpinWait();
    }
  }

  private void awaitState(Thread.State state) {
    while (worker.getState() != state) {
      Thread.onSpinWait();
    }
  }

  /** The JVM shows a thread that reads from a socket as running. */
  @Test
  void aThreadThatReadsASocketPassesOnceItIsLookedAt() throws Exception {
    live.remove(worker);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      linkAccept(server);
      for (boolean known : new boolean[] {false, true}) {
        Thread reader = new Thread(() -> accept(server, known), "reader");
        reader.start();
        live.add(reader);
        while (!isInAccept(reader)) {
          Thread.onSpinWait();
        }
        long mark = registry.mark();
        assertFalse(registry.passed(mark));
        registry.look();
        assertTrue(registry.passed(mark));
        assertFalse(registry.passed(registry.mark()), "it may have run since");
        new Socket(server.getInetAddress(), server.getLocalPort()).close();
        reader.join();
        live.remove(reader);
      }
    }
  }

  /**
   * A native method that is called for the first time is on the stack before it runs: the JVM first
   * asks the class loader for its code.
   */
  private static void linkAccept(ServerSocket server) throws IOException {
    new Socket(server.getInetAddress(), server.getLocalPort()).close();
    server.accept().close();
  }

  /** Any other native method on its way there is left again at once. */
  private static boolean isInAccept(Thread reader) {
    StackTraceElement[] stack = reader.getStackTrace();
    return stack.length > 0
        && stack[0].isNativeMethod()
        && Set.of("accept", "poll").contains(stack[0].getMethodName());
  }

  private void accept(ServerSocket server, boolean known) {
    if (known) {
      registry.started();
    }
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aThreadThatIsLookedAtInItsLoopHasNotPassed() {
    long mark = registry.mark();
    registry.look();
    assertFalse(registry.passed(mark));
  }

  @Test
  void anIgnoredThreadHasPassed() {
    registry.ignore("worker");
    assertTrue(registry.passed(registry.mark()));
  }
}
