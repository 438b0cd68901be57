package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Gid;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Each wait is timed as what it is, and nothing else is. */
class WaitTimesTest {
  private final FakeNode node = new FakeNode(0);
  private final SyncStats stats = node.context.stats();
  private final SharedObject object = new SharedObject();

  private void share(int state) {
    node.share(object, Gid.object(Gid.page(1, 7), 1), State.SHARED | state);
  }

  private void assertOnly(LongAdder timed, Runnable wait) {
    long startNanos = System.nanoTime();
    wait.run();
    long passedNanos = System.nanoTime() - startNanos;
    assertTrue(timed.sum() > 0 && timed.sum() <= passedNanos, timed + " of " + passedNanos);
    assertEquals(
        timed.sum(), stats.missNanos.sum() + stats.lockNanos.sum() + stats.volatileNanos.sum());
  }

  @Test
  void aMissIsTimed() {
    share(State.READ_INVALID | State.WRITE_INVALID);
    PageMisses misses = new PageMisses(node.context);
    assertOnly(stats.missNanos, () -> misses.read(object));
  }

  @Test
  void aTokenThatIsAwayIsTimedAndOneThatIsHereIsNot() {
    share(State.TOKEN_AWAY);
    assertOnly(stats.lockNanos, () -> node.tokens.acquire(object));
    long before = stats.lockNanos.sum();
    node.tokens.acquire(object);
    assertEquals(before, stats.lockNanos.sum());
  }

  @Test
  void aCellAndASpinPointAreTimed() {
    share(0);
    Cells cells = new Cells(node.context, () -> false);
    assertOnly(stats.volatileNanos, () -> cells.readMiss(object));
    long before = stats.volatileNanos.sum();
    cells.spinPoint();
    assertTrue(stats.volatileNanos.sum() > before);
  }

  @Test
  void aSpinPointThatIsFreeIsNotTimed() {
    new Cells(node.context, () -> true).spinPoint();
    assertEquals(0, stats.volatileNanos.sum());
  }

  /** What a miss decodes may miss, and locks, in turn. */
  @Test
  void aWaitInsideAWaitIsCountedOnce() {
    ThreadRecord record = node.threads.enterMiss();
    LongAdder inner = new LongAdder();
    record.beginWait();
    record.beginWait();
    record.endWait(inner);
    assertEquals(0, inner.sum());
    record.endWait(stats.missNanos);
    assertTrue(stats.missNanos.sum() > 0);
  }
}
