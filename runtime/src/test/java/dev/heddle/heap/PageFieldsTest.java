package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.State;
import dev.heddle.heap.Woven.Node;
import dev.heddle.heap.Woven.Primitives;
import dev.heddle.protocol.PageMemory.Access;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Fields of objects over promotion, fetch, write, flush. */
class PageFieldsTest {
  private final TwoNodes nodes = new TwoNodes();

  private static final int INVALID = State.READ_INVALID | State.WRITE_INVALID;

  @Test
  void aReplicaStartsInvalidAndItsOriginalStaysExclusive() {
    Node original = new Node();
    Node replica = nodes.send(original);
    assertNotSame(original, replica);
    assertEquals(State.SHARED, original.heddle$state());
    assertEquals(INVALID, replica.heddle$state() & INVALID);
    assertEquals(State.TOKEN_AWAY, replica.heddle$state() & State.TOKEN_AWAY);
    assertSame(replica, nodes.send(original), "one replica per gid");
    assertSame(original, nodes.sendBack(replica), "back home it is the original");
  }

  @Test
  void contentOfAnotherLayoutIsRefusedByTheNameOfTheClass() {
    Node replica = nodes.send(new Node());
    long page = nodes.pageAtOther(replica);
    byte[] longer = withOneByteMore(nodes.home.memory().content(page));
    String message =
        assertThrows(
                NotShareableException.class, () -> nodes.other.decoder().decodePage(page, longer))
            .getMessage();
    assertEquals(
        "cannot share "
            + Node.class.getName()
            + ": it has other fields on another node; use the same JDK for all nodes",
        message);
  }

  /** As from a node whose class has a field more: the length before the words says so. */
  private static byte[] withOneByteMore(byte[] content) {
    ByteBuffer longer =
        ByteBuffer.wrap(Arrays.copyOf(content, content.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at <= content.length - Integer.BYTES; at++) {
      int rest = content.length - at - Integer.BYTES;
      if (longer.getInt(at) == rest) {
        return longer.putInt(at, rest + 1).array();
      }
    }
    throw new AssertionError("no length in " + Arrays.toString(content));
  }

  @Test
  void everyPrimitiveKindArrivesBitByBit() {
    Node original = new Node();
    original.z = true;
    original.b = -7;
    original.c = '\uFFFE';
    original.s = Short.MIN_VALUE;
    ((Primitives) original).i = 11;
    original.i = 12;
    original.j = Long.MIN_VALUE + 1;
    original.f = Float.intBitsToFloat(0x7FC00123);
    original.d = -0.0;
    Node replica = nodes.send(original);
    nodes.fetch(replica);
    assertEquals(0, replica.heddle$state() & State.READ_INVALID);
    assertTrue(replica.z);
    assertEquals(-7, replica.b);
    assertEquals('\uFFFE', replica.c);
    assertEquals(Short.MIN_VALUE, replica.s);
    assertEquals(11, ((Primitives) replica).i);
    assertEquals(12, replica.i);
    assertEquals(Long.MIN_VALUE + 1, replica.j);
    assertEquals(0x7FC00123, Float.floatToRawIntBits(replica.f));
    assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(replica.d));
  }

  @Test
  void neighboursWrittenByBothNodesSurvive() {
    Node original = new Node();
    Node replica = nodes.send(original);
    nodes.fetch(replica);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.b = 5;
    replica.c = 'x';
    original.z = true; // the home writes the neighbouring byte
    original.s = 9;
    assertTrue(nodes.flush(page));
    assertTrue(original.z);
    assertEquals(5, original.b);
    assertEquals('x', original.c);
    assertEquals(9, original.s);
    nodes.fetch(page);
    assertTrue(replica.z);
    assertEquals(9, replica.s);
  }

  @Test
  void aDirtyWordSurvivesAMergeAndIsStillInTheNextDiff() {
    Node original = new Node();
    Node replica = nodes.send(original);
    nodes.fetch(replica);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.j = 77;
    original.d = 2.5;
    nodes.other.memory().setAccess(page, Access.INVALID);
    nodes.fetch(page);
    assertEquals(77, replica.j);
    assertEquals(2.5, replica.d);
    assertTrue(nodes.flush(page));
    assertEquals(77, original.j);
    assertFalse(nodes.flush(page), "the twin took what was sent");
  }

  @Test
  void aStoreBackToTheOldValueIsNoDiff() {
    Node replica = nodes.send(new Node());
    nodes.fetch(replica);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.i = 1;
    replica.i = 0;
    assertNull(nodes.other.memory().diff(page));
  }

  @Test
  void aDiffIsAppliedToTheTwinOfTheHomeToo() {
    Node original = new Node();
    Node replica = nodes.send(original);
    nodes.fetch(replica); // the home has a twin from now on
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.i = 42;
    nodes.flush(page);
    assertNull(nodes.home.memory().diff(page), "what came in is not the home's own change");
    original.i = 43;
    assertTrue(nodes.home.memory().diff(page) != null);
  }

  @Test
  void referencesLinkReplicas() {
    Node first = new Node("v");
    first.next = new Node(first);
    Node replica = nodes.send(first);
    nodes.fetch(replica);
    assertEquals("v", replica.value);
    assertSame(replica, replica.next.value);
    assertEquals(
        nodes.other.pageOf(replica), nodes.other.pageOf(replica.next), "promoted together");
    assertEquals(0, replica.next.heddle$state() & State.READ_INVALID, "and fetched together");
  }

  @Test
  void aLocalObjectStoredByTheOtherNodeIsPromotedThere() {
    Node original = new Node();
    Node replica = nodes.send(original);
    nodes.fetch(replica);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    Node mine = new Node("other's");
    replica.next = mine;
    nodes.flush(page);
    assertEquals(State.SHARED, mine.heddle$state());
    assertEquals(INVALID, original.next.heddle$state() & INVALID);
    assertSame(mine, nodes.send(original.next));
  }

  @Test
  void aPageWithATwinIsServedFromTheTwin() {
    Object[] things = {"one", new int[] {1}, new Node()};
    Node third = (Node) things[2];
    Object[] replica = nodes.send(things);
    long page = nodes.pageAtOther(replica);
    nodes.home.memory().makeTwin(page);
    things[0] = "two";
    ((int[]) things[1])[0] = 2;
    third.i = 2;
    merge(page);
    Node node = (Node) replica[2];
    assertEquals("one", replica[0]);
    assertEquals(1, ((int[]) replica[1])[0]);
    assertEquals(0, node.i);
    assertTrue(nodes.home.memory().diff(page) != null);
    merge(page);
    assertEquals("two", replica[0]);
    assertEquals(2, ((int[]) replica[1])[0]);
    assertEquals(2, node.i);
  }

  private void merge(long page) {
    byte[] content = nodes.home.memory().content(page);
    nodes.other.memory().merge(page, nodes.other.decoder().decodePage(page, content));
  }

  @Test
  void aReplicaMadeAfterItsPageWasFetchedStaysInvalid() {
    Node first = new Node();
    first.next = new Node("second");
    Node replica = nodes.send(first);
    long page = nodes.other.pageOf(replica);
    byte[] content = contentWithoutSecond(first, page);
    nodes.other.memory().merge(page, nodes.other.decoder().decodePage(page, content));
    Node second = nodes.send(first.next);
    nodes.other.memory().setAccess(page, Access.READ_ONLY);
    assertEquals(0, replica.heddle$state() & State.READ_INVALID);
    assertEquals(INVALID, second.heddle$state() & INVALID);
    nodes.fetch(page);
    assertEquals("second", second.value);
    assertEquals(0, second.heddle$state() & State.READ_INVALID);
  }

  /** As if the second object had not been on the page when it was served. */
  private byte[] contentWithoutSecond(Node first, long page) {
    Heap sender = TwoNodes.heap(0, 4096);
    Node alone = new Node();
    sender.promote(java.util.List.of(alone), "a test");
    assertEquals(nodes.home.gidOf(first), sender.gidOf(alone), "both heaps count from the start");
    return sender.memory().content(page);
  }
}
