package dev.heddle.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of one node behave as the JDK's. */
@Timeout(30)
class SharedThreadTest {
  private static int number(Thread thread) {
    Matcher matcher = Pattern.compile("Thread-(\\d+)").matcher(ThreadOps.getName(thread));
    assertTrue(matcher.matches(), () -> ThreadOps.getName(thread));
    return Integer.parseInt(matcher.group(1));
  }

  @Test
  void onlyUnnamedThreadsTakeANumberAndTheJdksCountIn() {
    int first = number(new SharedThread());
    new SharedThread("named");
    new SharedThread((ReplicaMarker) null);
    Thread jdk = new Thread();
    assertEquals("Thread-" + (first + 1), jdk.getName());
    assertEquals(first + 2, number(new SharedThread(() -> {})));
    assertThrows(NullPointerException.class, () -> new SharedThread((String) null));
  }

  @Test
  void inheritsDaemonPriorityAndGroup() throws Exception {
    AtomicReference<Thread> child = new AtomicReference<>();
    ThreadGroup group = new ThreadGroup("ours");
    Thread parent = new SharedThread(group, () -> child.set(new SharedThread("child")), "parent");
    ThreadOps.setDaemon(parent, true);
    ThreadOps.setPriority(parent, 7);
    parent.start();
    ThreadOps.join(parent);
    assertTrue(ThreadOps.isDaemon(child.get()));
    assertEquals(7, ThreadOps.getPriority(child.get()));
    assertSame(group, ThreadOps.getThreadGroup(child.get()));
    assertNull(ThreadOps.getThreadGroup(parent));
    assertThrows(
        IllegalArgumentException.class,
        () -> ThreadOps.setPriority(child.get(), Thread.MAX_PRIORITY + 1));
  }

  @Test
  void runsAsItselfAndEndsForJoiners() throws Exception {
    AtomicReference<Thread> current = new AtomicReference<>();
    CountDownLatch go = new CountDownLatch(1);
    SharedThread thread =
        new SharedThread(
            () -> {
              current.set(ThreadOps.currentThread());
              await(go);
            });
    assertEquals(Thread.State.NEW, ThreadOps.getState(thread));
    ThreadOps.join(thread); // not started: returns at once
    ThreadOps.start(thread);
    assertTrue(ThreadOps.isAlive(thread));
    assertThrows(IllegalThreadStateException.class, () -> ThreadOps.start(thread));
    assertThrows(IllegalThreadStateException.class, () -> ThreadOps.setDaemon(thread, true));
    ThreadOps.join(thread, 20); // timed: comes back although the thread lives
    assertTrue(ThreadOps.isAlive(thread));
    go.countDown();
    ThreadOps.join(thread);
    assertFalse(ThreadOps.isAlive(thread));
    assertSame(thread, current.get());
    assertEquals(Thread.State.TERMINATED, ThreadOps.getState(thread));
    assertThrows(IllegalThreadStateException.class, thread::start);
    assertEquals(0, ThreadOps.getStackTrace(thread).length);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As woven: superclass replaced, prologue at the head of run. */
  private static class WovenSubclass extends SharedThread {
    int runs;

    @Override
    public void run() {
      if (ThreadOps.isThreadStart(this)) {
        ThreadOps.runThread(this);
        return;
      }
      runs++;
    }
  }

  @Test
  @SuppressWarnings("DoNotCall") // what is tested
  void subclassRunsOnceAndCanBeRunByHand() throws Exception {
    WovenSubclass thread = new WovenSubclass();
    thread.run(); // a plain call is no start
    assertEquals(1, thread.runs);
    assertEquals(Thread.State.NEW, thread.getState());
    thread.start();
    ThreadOps.join(thread);
    assertEquals(2, thread.runs);
  }

  @Test
  void interruptEndsSleepAndIsRememberedBeforeStart() throws Exception {
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    Thread thread =
        new SharedThread(
            () -> {
              seen.add("interrupted " + ThreadOps.isInterrupted(Thread.currentThread()));
              try {
                ThreadOps.sleep(60_000);
              } catch (InterruptedException e) {
                seen.add("woken " + ThreadOps.interrupted());
              }
              Thread.currentThread().interrupt();
            });
    ThreadOps.interrupt(thread);
    assertTrue(thread.isInterrupted());
    thread.start();
    ThreadOps.join(thread);
    assertEquals("interrupted true", seen.take());
    assertEquals("woken false", seen.take());
  }

  @Test
  void joinIsInterruptible() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Thread target = new SharedThread(() -> await(never));
    target.start();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> ThreadOps.join(target));
    assertThrows(IllegalArgumentException.class, () -> ThreadOps.join(target, -1));
    never.countDown();
    ThreadOps.join(target, 0, 1);
    assertTrue(ThreadOps.join(target, java.time.Duration.ofSeconds(20)));
  }

  @Test
  void uncaughtGoesToTheHandlerWithTheStackOfAPlainThread() throws Exception {
    StackFrames.lookAtPlainThread();
    RuntimeException plain = uncaughtOf(new Thread(SharedThreadTest::fail));
    RuntimeException shared = uncaughtOf(new SharedThread(SharedThreadTest::fail));
    assertNotSame(plain, shared);
    assertEquals(show(plain), show(shared));
    assertEquals(show(plain.getCause()), show(shared.getCause()));
  }

  private static void fail() {
    throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
  }

  /** As the patched {@code StackTraceElement} of a node does. */
  private static String show(Throwable failure) {
    StackTraceElement[] visible = StackFrames.visible(failure.getStackTrace());
    return String.join("\n", java.util.Arrays.stream(visible).map(Object::toString).toList());
  }

  private static RuntimeException uncaughtOf(Thread thread) throws InterruptedException {
    LinkedBlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
    ThreadOps.setUncaughtExceptionHandler(thread, (t, e) -> seen.add(e));
    thread.start();
    ThreadOps.join(thread);
    return (RuntimeException) seen.take();
  }

  @Test
  void groupsAreAskedWhereThereIsNoHandler() throws Exception {
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    ThreadGroup group =
        new ThreadGroup("catching") {
          @Override
          public void uncaughtException(Thread t, Throwable e) {
            seen.add(t.getName() + " " + e.getMessage());
          }
        };
    SharedThread thread = new SharedThread(group, SharedThreadTest::fail, "failing");
    assertEquals(1, thread.heddle$pinnedTo()); // a group of the program's own class stays here
    thread.start();
    ThreadOps.setName(thread, "renamed");
    ThreadOps.join(thread);
    assertTrue(seen.take().endsWith(" outer"));
    assertNull(thread.getUncaughtExceptionHandler());
    assertEquals("\0main\0catching", thread.heddle$groupPath());
  }

  @Test
  void showsItselfAsTheJdkDoes() {
    Thread plain = new Thread("same");
    Thread shared = new SharedThread("same");
    assertEquals(
        plain.toString().replaceAll("#\\d+", "#"), shared.toString().replaceAll("#\\d+", "#"));
    assertSame(Thread.class, ObjectOps.getClass(shared));
  }
}
