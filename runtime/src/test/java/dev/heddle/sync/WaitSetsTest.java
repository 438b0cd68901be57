package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitSetsTest {
  private static final long GID = 1L << 16;

  private final FakeNode node = new FakeNode(0);
  private final SharedObject lock = new SharedObject();
  private final List<String> woken = new CopyOnWriteArrayList<>();

  @Test
  void messagesAreThoseOfTheJdk() throws Exception {
    Object plain = new Object();
    String own = assertThrows(IllegalMonitorStateException.class, plain::notify).getMessage();
    assertEquals(
        own,
        assertThrows(IllegalMonitorStateException.class, () -> node.waitSets.notify(lock, false))
            .getMessage());
    assertEquals(
        own,
        assertThrows(IllegalMonitorStateException.class, () -> node.waitSets.await(lock, 0))
            .getMessage());
    String negative =
        assertThrows(IllegalArgumentException.class, () -> plain.wait(-1)).getMessage();
    assertEquals(
        negative,
        assertThrows(IllegalArgumentException.class, () -> node.waitSets.await(lock, -1))
            .getMessage());
    assertThrows(NullPointerException.class, () -> node.waitSets.notify(null, true));
  }

  @Test
  void localWaitersAreNotifiedInTheirOrderAndOneAtATime() throws Exception {
    Thread first = waiting("first", 0);
    Thread second = waiting("second", 0);
    Thread third = waiting("third", 0);
    notifyOne();
    first.join();
    assertEquals(List.of("first notified"), woken);
    assertTrue(second.isAlive() && third.isAlive());
    synchronized (lock) {
      node.waitSets.notify(lock, true);
    }
    second.join();
    third.join();
    assertEquals(3, woken.size());
    assertEquals(List.of(), node.posted);
    assertEquals(List.of(), node.waitSets.describe());
  }

  @Test
  void aTimeOutEndsTheWaitAndWithdrawsTheTicket() throws Exception {
    long start = System.nanoTime();
    synchronized (lock) {
      node.waitSets.await(lock, 20);
    }
    assertTrue(System.nanoTime() - start >= 20_000_000);
    Thread later = waiting("later", 0);
    notifyOne();
    later.join();
    assertEquals(List.of("later notified"), woken);
  }

  @Test
  void aRealNotifyFromOutsideIsNotSeen() throws Exception {
    Thread thread = waiting("one", 0);
    synchronized (lock) {
      lock.notifyAll();
    }
    awaitWaiting(thread);
    assertEquals(List.of(), woken);
    notifyOne();
    thread.join();
  }

  @Test
  void anInterruptEndsTheWaitAndLeavesNoTicket() throws Exception {
    Thread thread = waiting("one", 0);
    thread.interrupt();
    thread.join();
    assertEquals(List.of("one interrupted"), woken);
    Thread next = waiting("next", 0);
    notifyOne();
    next.join();
    assertEquals(List.of("one interrupted", "next notified"), woken);
  }

  @Test
  void aNotifiedTicketWinsOverAnInterruptWhichStaysSet() throws Exception {
    Thread thread = waiting("one", 0);
    synchronized (lock) {
      node.waitSets.notify(lock, false);
      thread.interrupt();
    }
    thread.join();
    assertEquals(List.of("one notified, interrupt kept"), woken);
  }

  @Test
  void aPendingInterruptThrowsAtOnce() {
    Thread.currentThread().interrupt();
    synchronized (lock) {
      assertThrows(InterruptedException.class, () -> node.waitSets.await(lock, 0));
    }
    assertFalse(Thread.interrupted());
  }

  @Test
  void waitThenShareLosesNoNotifyAndKeepsTheOrder() throws Exception {
    Thread first = waiting("first", 0);
    Thread second = waiting("second", 0);
    node.share(lock, GID, State.SHARED);
    node.waitSets.promoted(lock, GID);
    Thread third = waiting("third", 0);
    assertEquals(3, node.posted.size());
    assertTrue(node.posted.stream().allMatch(e -> e instanceof Event.WaitBegin));
    notifyOne();
    first.join();
    notifyOne();
    second.join();
    notifyOne();
    third.join();
    assertEquals(List.of("first notified", "second notified", "third notified"), woken);
  }

  @Test
  void betweenSharingAndItsReportTheLocalRecordsStillCount() throws Exception {
    Thread first = waiting("first", 0);
    node.share(lock, GID, State.SHARED);
    Thread second = waiting("second", 0);
    assertEquals(List.of(), node.posted, "queued behind the first, not past it");
    notifyOne();
    first.join();
    node.waitSets.promoted(lock, GID);
    notifyOne();
    second.join();
    assertEquals(List.of("first notified", "second notified"), woken);
  }

  @Test
  void aWaiterComesBackWithTheToken() throws Exception {
    node.share(lock, GID, State.SHARED);
    Thread thread = waiting("one", 0);
    node.locks.access(GID, true, false);
    notifyOne();
    thread.join();
    assertEquals(0, lock.heddle$state() & State.TOKEN_AWAY);
    assertTrue(node.posted.get(2) instanceof Event.AcquireLock, node.posted.toString());
    assertTrue(node.posted.get(3) instanceof Event.WaitSettle, node.posted.toString());
  }

  private void notifyOne() {
    synchronized (lock) {
      node.waitSets.notify(lock, false);
    }
  }

  private Thread waiting(String name, long timeoutMillis) throws Exception {
    CompletableFuture<Void> inside = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              synchronized (lock) {
                inside.complete(null);
                try {
                  node.waitSets.await(lock, timeoutMillis);
                  String kept = Thread.currentThread().isInterrupted() ? ", interrupt kept" : "";
                  woken.add(name + " notified" + kept);
                } catch (InterruptedException e) {
                  woken.add(name + " interrupted");
                }
              }
            },
            name);
    thread.start();
    inside.get(10, TimeUnit.SECONDS);
    awaitWaiting(thread);
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
