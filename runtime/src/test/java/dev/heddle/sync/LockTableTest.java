package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LockTableTest {
  private static final long MADE_HERE = Gid.page(1, 1);
  private static final long MADE_THERE = Gid.page(0, 1);

  private final FakeNode node = new FakeNode(1);

  @Test
  void aLocalObjectIsNoSharedLock() {
    assertEquals(ObjectView.LOCAL, node.locks.gid(new SharedObject()));
    assertEquals(ObjectView.LOCAL, node.locks.gid(new int[3]));
    assertEquals(0, node.locks.bits(new int[3]));
  }

  @Test
  void theTokenOfAnArrayStartsAtItsMaker() {
    int[] here = new int[1];
    int[] there = new int[1];
    node.share(here, MADE_HERE, 0);
    node.share(there, MADE_THERE, 0);
    assertEquals(0, node.locks.bits(here));
    assertEquals(State.TOKEN_AWAY, node.locks.bits(there));
    node.tokens.acquire(there);
    assertEquals(0, node.locks.bits(there));
    assertEquals(1, node.posted.size());
    node.locks.access(MADE_THERE, true, false);
    assertEquals(State.TOKEN_AWAY, node.locks.bits(there));
  }

  @Test
  void canonicalObjectsAreLocksByName() {
    assertNotEquals(ObjectView.LOCAL, node.locks.gid(String.class));
    assertNotEquals(ObjectView.LOCAL, node.locks.gid("literal"));
    assertNotEquals(ObjectView.LOCAL, node.locks.gid(Integer.valueOf(5)));
    assertNotEquals(ObjectView.LOCAL, node.locks.gid(TimeUnit.SECONDS));
    assertEquals(ObjectView.LOCAL, node.locks.gid("literal".repeat(2).substring(7)));
    assertEquals(State.TOKEN_AWAY, node.locks.bits(String.class), "rank 0 has it first");
  }

  @Test
  void anEntrantDoesNotSlipPastARevocationThatCouldNotKnowItsLock() throws Exception {
    FakeNode rank0 = new FakeNode(0);
    long gid =
        (NameDirectory.FIRST_COUNTER + ("class " + LockTableTest.class.getName()).length()) << 16;
    assertNull(rank0.locks.objectToRevoke(gid));
    Thread entrant =
        new Thread(
            () -> {
              synchronized (LockTableTest.class) {
                rank0.tokens.acquire(LockTableTest.class);
              }
            });
    entrant.start();
    while (entrant.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), rank0.posted);
    rank0.locks.access(gid, true, false);
    entrant.join();
    assertEquals(1, rank0.posted.size());
    assertTrue(rank0.posted.get(0) instanceof Event.AcquireLock);
    assertSame(LockTableTest.class, rank0.locks.objectToRevoke(gid));
  }

  @Test
  void entrantsBeyondTheCapWaitUntilTheTokenHasGoneButHoldersPass() throws Exception {
    SharedObject lock = new SharedObject();
    node.share(lock, MADE_HERE, State.SHARED | State.GATED);
    node.gates.set(MADE_HERE, true);
    node.tokens.gate(lock);
    node.tokens.gate(lock);
    synchronized (lock) {
      node.tokens.gate(lock);
    }
    Thread third = new Thread(() -> node.tokens.gate(lock));
    third.start();
    while (third.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertTrue(node.waiters.describe().get(0).startsWith("GATE of 1:1.0"));
    node.locks.access(MADE_HERE, true, false);
    node.gates.set(MADE_HERE, false);
    third.join();
    assertEquals(1, node.context.stats().gateWaits.sum());
  }
}
