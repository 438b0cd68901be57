package dev.heddle.node.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.SharedThread;
import dev.heddle.bridge.ThreadHooks;
import dev.heddle.bridge.ThreadOps;
import dev.heddle.node.service.FakeCluster;
import dev.heddle.node.service.FakeCodec;
import dev.heddle.node.service.ServiceBus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three nodes in one JVM, one heap: which node a thread is on is told by where it was placed. */
@Timeout(30)
class ThreadServiceTest {
  private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

  private final FakeCluster cluster = new FakeCluster(3);
  private final List<ThreadService> services = new ArrayList<>();
  private final Map<String, Integer> placed = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private final PlacementPolicy turn =
      Placements.roundRobin(Collections.nCopies(3, new Capacity(1, 1)));
  private final ThreadLedger ledger = new ThreadLedger(this::place, 3);

  private int place(PlacementPolicy.Start start, IntUnaryOperator living) {
    return placed.computeIfAbsent(start.name(), name -> turn.place(start, living));
  }

  @BeforeEach
  void install() {
    for (ServiceBus bus : cluster.buses) {
      FakeCodec codec = new FakeCodec();
      Inheritance inheritance = new Inheritance(codec);
      LedgerAccess access = new LedgerAccess(bus, bus.rank() == 0 ? ledger : null, true);
      new ThreadHost(
          bus,
          codec,
          inheritance,
          ThreadServiceTest.class.getClassLoader(),
          cluster.workers.get(bus.rank()));
      services.add(new ThreadService(bus, codec, access, inheritance, new Ends(bus.rank())));
    }
    Bridge.install(
        new Hooks() {
          @Override
          public ThreadHooks threads() {
            return services.get(rankOfCurrent());
          }
        });
  }

  @AfterEach
  void remove() throws InterruptedException {
    ledger.awaitNone(); // the last word of a thread comes after its end was seen
    Bridge.install(new Hooks() {});
    cluster.close();
    assertEquals(List.of(), cluster.fatal);
  }

  private int rankOfCurrent() {
    Thread current = Thread.currentThread();
    String name = current.getName();
    if (name.startsWith("heddle-")) {
      return name.charAt("heddle-".length()) - '0';
    }
    return placed.getOrDefault(name, 0);
  }

  private final class Ends implements ThreadObserver {
    private final int rank;

    Ends(int rank) {
      this.rank = rank;
    }

    @Override
    public void entered() {
      seen.add(Thread.currentThread().getName() + " on " + rank);
    }

    @Override
    public void ended() {}

    @Override
    public boolean mustStay(Thread thread) {
      return ThreadOps.getName(thread).equals("hook");
    }
  }

  @Test
  void spreadsThreadsAndCountsThemUntilTheLastGrandchildEnds() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicReference<Thread> grandchild = new AtomicReference<>();
    Thread child =
        new SharedThread(
            () -> {
              Thread own = new SharedThread(() -> waitFor(go), "grandchild");
              grandchild.set(own);
              own.start();
            },
            "child");
    child.start();
    ThreadOps.join(child);
    assertEquals("child on 1", seen.take());
    assertEquals("grandchild on 2", seen.take());
    Thread ender =
        new Thread(
            () -> {
              try {
                ledger.awaitNone();
                seen.add("over");
              } catch (InterruptedException e) {
                seen.add("interrupted");
              }
            });
    ender.start();
    assertTrue(ThreadOps.isAlive(grandchild.get()));
    assertNull(seen.poll());
    go.countDown();
    assertEquals("over", seen.take());
    assertFalse(ThreadOps.isAlive(grandchild.get()));
    assertTrue(cluster.releases.contains("0>1 THREAD_START"), () -> "" + cluster.releases);
    assertTrue(cluster.releases.contains("2>0 THREAD_END"), () -> "" + cluster.releases);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void interruptsAndAsksAThreadElsewhere() throws Exception {
    LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    AtomicBoolean permitted = new AtomicBoolean();
    Thread thread =
        new SharedThread(
            () -> {
              try {
                ThreadOps.sleep(60_000);
              } catch (InterruptedException e) {
                said.add("interrupted");
              }
              while (!permitted.get()) { // an interrupt leaves a permit
                LockSupport.park();
              }
              said.add("unparked");
            },
            "elsewhere");
    thread.start();
    assertEquals("elsewhere on 1", seen.take());
    awaitState(thread, Thread.State.TIMED_WAITING);
    assertFalse(thread.isInterrupted());
    thread.interrupt();
    assertEquals("interrupted", said.take());
    awaitState(thread, Thread.State.WAITING);
    StackTraceElement[] stack = thread.getStackTrace();
    assertEquals("park", stack[1].getMethodName(), () -> List.of(stack).toString());
    permitted.set(true);
    ThreadOps.unpark(thread);
    assertEquals("unparked", said.take());
    ThreadOps.join(thread);
    assertEquals(Thread.State.TERMINATED, thread.getState());
    assertThrows(IllegalThreadStateException.class, thread::start);
  }

  /** Polls: a state is reached without an event that a test could wait for. */
  private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) {
      assertTrue(ThreadOps.isAlive(thread));
      Thread.sleep(1);
    }
  }

  @Test
  void carriesGroupStackSizeInheritedValuesAndFlags() throws Exception {
    ThreadGroup group = new ThreadGroup("remote group");
    INHERITED.set("given");
    Thread thread =
        new SharedThread(
            group,
            () -> {
              Thread self = Thread.currentThread();
              seen.add(self.getThreadGroup().getName() + " " + self.isDaemon() + INHERITED.get());
            },
            "carried",
            1 << 20);
    INHERITED.remove();
    ThreadOps.setDaemon(thread, true);
    thread.start();
    assertEquals("carried on 1", seen.take());
    assertEquals("remote group truegiven", seen.take());
    ThreadOps.join(thread);
    ledger.awaitNone(); // a daemon is not counted
    assertEquals(1, ledger.started());
  }

  @Test
  void targetsOfTheJdkStayWhereTheyAreStarted() throws Exception {
    FutureTask<String> task = new FutureTask<>(() -> Thread.currentThread().getName());
    new SharedThread(task, "local").start();
    assertEquals("local", task.get());
    assertEquals("local on 0", seen.take());
  }

  @Test
  void whatMustStayIsNotPlacedElsewhere() throws Exception {
    Thread hook = new SharedThread(() -> {}, "hook");
    hook.start();
    ThreadOps.join(hook);
    assertEquals("hook on 0", seen.take());
  }

  @Test
  void numbersUnnamedThreadsAsOneJvm() throws Exception {
    int first = Integer.parseInt(new SharedThread().getName().substring("Thread-".length()));
    Thread elsewhere =
        new SharedThread(() -> seen.add(ThreadOps.getName(new SharedThread())), "numbering");
    elsewhere.start();
    ThreadOps.join(elsewhere);
    assertEquals("numbering on 1", seen.take());
    String second = seen.take();
    String third = ThreadOps.getName(new SharedThread());
    // One heap here: the JDK below has numbered the thread made on node 1 once for itself.
    assertEquals("Thread-" + (first + 2), second);
    assertEquals("Thread-" + (first + 3), third);
  }

  @Test
  void defaultHandlerIsSetEverywhereWhenTheCallReturns() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try {
      ThreadOps.setDefaultUncaughtExceptionHandler((t, e) -> seen.add(e.getMessage()));
      assertEquals(
          List.of("0>1 THREAD_DEFAULT_HANDLER", "0>2 THREAD_DEFAULT_HANDLER"),
          cluster.releases.stream().sorted().toList());
      Thread failing =
          new SharedThread(
              () -> {
                throw new IllegalStateException("uncaught");
              },
              "failing");
      failing.start();
      ThreadOps.join(failing);
      assertEquals("failing on 1", seen.take());
      assertEquals("uncaught", seen.take());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    PlacementPolicy.Start start = new PlacementPolicy.Start(2, "worker-7");
    ThreadLedger wrong = new ThreadLedger((any, living) -> 5, 3);
    assertThrows(IllegalArgumentException.class, () -> wrong.place(start, -1, false));
    assertSame(0L, wrong.started());
  }
}
