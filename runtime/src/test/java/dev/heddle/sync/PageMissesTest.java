package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.time.Duration;
import java.util.List;
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

  /** Found as a hang: each write miss made the page writable, and never the replica. */
  @Test
  void aWriteToALateReplicaOnAValidPageReadsItFirst() {
    node.pagesAreFetched = false;
    assertEquals(List.of("WriteMiss", "ReadMiss", "WriteMiss"), writeIt());
  }
}
