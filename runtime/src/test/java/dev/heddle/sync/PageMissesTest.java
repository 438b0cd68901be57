package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class PageMissesTest {
  private static final long PAGE = Gid.page(1, 7);

  private final FakeNode node = new FakeNode(0);
  private final PageMisses misses = new PageMisses(node.context);
  private final SharedObject object = new SharedObject();

  private List<String> writeIt() {
    node.share(
        object, Gid.object(PAGE, 1), State.SHARED | State.READ_INVALID | State.WRITE_INVALID);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> misses.write(object));
    assertEquals(State.SHARED, object.heddle$state);
    return node.posted.stream().map(Event::getClass).map(Class::getSimpleName).toList();
  }

  @Test
  void aWriteToAnInvalidPageIsOneMiss() {
    assertEquals(List.of("WriteMiss"), writeIt());
  }

  /** What a miss decodes may miss, and locks, in turn. */
  @Test
  void aWaitInsideAWaitIsCountedOnce() {
    ThreadRecord record = node.threads.enterMiss();
    LongAdder outer = new LongAdder();
    LongAdder inner = new LongAdder();
    long startNanos = System.nanoTime();
    record.beginWait();
    record.beginWait();
    record.endWait(inner);
    record.endWait(outer);
    long passedNanos = System.nanoTime() - startNanos;
    assertEquals(0, inner.sum());
    assertTrue(outer.sum() > 0 && outer.sum() <= passedNanos, outer::toString);
  }

  @Test
  void aMissIsTimedFromItsBeginningToItsEnd() {
    long startNanos = System.nanoTime();
    writeIt();
    long passedNanos = System.nanoTime() - startNanos;
    long missNanos = node.context.stats().missNanos.sum();
    assertTrue(missNanos > 0 && missNanos <= passedNanos, missNanos + " of " + passedNanos);
    assertEquals(0, node.context.stats().lockNanos.sum());
  }

  /** Found as a hang: each write miss made the page writable, and never the replica. */
  @Test
  void aWriteToALateReplicaOnAValidPageReadsItFirst() {
    node.pagesAreFetched = false;
    assertEquals(List.of("WriteMiss", "ReadMiss", "WriteMiss"), writeIt());
  }
}
