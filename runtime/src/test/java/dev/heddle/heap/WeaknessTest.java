package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.Woven.Cell;
import dev.heddle.heap.Woven.Node;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tables keep alive, and what they do not (RULES 21). */
@Timeout(120)
class WeaknessTest {
  private final TwoNodes nodes = new TwoNodes();

  /** Collects until {@code reference} is cleared; the time limit ends a test that leaks. */
  private static void awaitCleared(WeakReference<?> reference) {
    while (reference.get() != null) {
      System.gc();
    }
  }

  private static void collect() {
    awaitCleared(new WeakReference<>(new Object()));
  }

  @Test
  void aReplicaNobodyRefersToIsCollectedAndMadeAgain() {
    Node original = new Node("v");
    long gid = replicaCollected(original);
    assertNull(nodes.other.objectOf(gid));
    Node again = nodes.send(original);
    nodes.fetch(again);
    assertEquals("v", again.value);
  }

  private long replicaCollected(Node original) {
    WeakReference<Node> replica = new WeakReference<>(nodes.send(original));
    long gid = nodes.home.gidOf(original);
    nodes.fetch(nodes.home.pageOf(original));
    awaitCleared(replica);
    return gid;
  }

  @Test
  void aDirtyReplicaStaysUntilItsTwinIsDropped() {
    Node original = new Node();
    long page = dirty(original);
    collect();
    assertNotNull(nodes.other.objectOf(nodes.home.gidOf(original)));
    assertTrue(nodes.flush(page));
    assertEquals(5, original.i);
    nodes.other.memory().dropTwin(page);
    awaitCleared(new WeakReference<>(nodes.other.objectOf(nodes.home.gidOf(original))));
  }

  private long dirty(Node original) {
    Node replica = nodes.send(original);
    nodes.fetch(replica);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.i = 5;
    return page;
  }

  @Test
  void theOnlyCopyOfACellIsKept() {
    Cell original = new Cell();
    own(original);
    collect();
    long gid = nodes.home.gidOf(original);
    byte[] content = nodes.other.memory().cellContent(gid);
    nodes.home.memory().storeCell(gid, nodes.home.decoder().decodeCell(gid, content));
    assertEquals(8, original.counter);
    nodes.other.memory().setCellAccess(gid, Access.READ_ONLY);
    collect();
    assertNotNull(nodes.other.objectOf(gid), "an owner that stepped down to reading serves on");
    nodes.other.memory().setCellAccess(gid, Access.INVALID);
    awaitCleared(new WeakReference<>(nodes.other.objectOf(gid)));
  }

  private void own(Cell original) {
    Cell replica = nodes.send(original);
    nodes.other.memory().setCellAccess(nodes.other.gidOf(replica), Access.WRITABLE);
    replica.counter = 8;
  }

  @Test
  void aHeldLockPins() {
    Node original = new Node();
    long gid = sentAndPinned(original);
    collect();
    assertNotNull(nodes.other.objectOf(gid));
    nodes.other.unpin(gid);
    awaitCleared(new WeakReference<>(nodes.other.objectOf(gid)));
  }

  private long sentAndPinned(Node original) {
    long gid = nodes.other.gidOf(nodes.send(original));
    nodes.other.pin(gid);
    return gid;
  }

  @Test
  void anExportedObjectIsKeptAtHomeUntilItIsUnexported() {
    Node replica = sendAndForget();
    long page = nodes.other.pageOf(replica);
    collect();
    assertNotNull(nodes.home.objectOf(nodes.other.gidOf(replica)));
    HeapHoldings home = nodes.home.holdings();
    assertTrue(Arrays.stream(home.exportedPages()).anyMatch(id -> id == page));
    long count = home.exportCount(page);
    nodes.home.encodeReference("a test", nodes.home.objectOf(nodes.other.gidOf(replica)));
    assertFalse(home.unexport(page, count), "exported meanwhile");
    assertTrue(home.unexport(page, home.exportCount(page)));
    awaitCleared(new WeakReference<>(nodes.home.objectOf(nodes.other.gidOf(replica))));
  }

  private Node sendAndForget() {
    return nodes.send(new Node());
  }

  @Test
  void aPageIsHeldWhileAReplicaLivesOrAReferenceWasSeen() {
    HeapHoldings other = nodes.other.holdings();
    Node replica = nodes.send(new Node());
    long page = nodes.other.pageOf(replica);
    assertEquals(1, other.heldPages().length);
    assertEquals(page, other.heldPages()[0], "the replica lives");
    WeakReference<Node> gone = new WeakReference<>(replica);
    replica = null;
    awaitCleared(gone);
    assertEquals(0, other.heldPages().length);
  }

  /** Messages through a queue: each object is sent once, used and forgotten by both nodes. */
  @Test
  void objectsPassedBetweenNodesDoNotPileUp() {
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < 500; i++) {
        long[] body = nodes.send(new long[20]);
        Node message = nodes.send(new Node(new String("m" + i)));
        nodes.fetch(message);
        nodes.fetch(body);
      }
      collectPages();
    }
    while (nodes.home.holdings().pageCount() + nodes.other.holdings().pageCount() > 0) {
      collectPages(); // ends when nothing is left; a leak would keep it going
    }
  }

  /** The other node becomes the home of a page, as the protocol would have it. */
  private void moveHome(long page) {
    byte[] content = nodes.home.memory().content(page);
    nodes.other.memory().adopt(page, nodes.other.decoder().decodePage(page, content));
    nodes.home.memory().abandon(page);
    nodes.home.memory().setAccess(page, Access.INVALID);
  }

  @Test
  void whatLivesAtAnotherHomeGoesAtItsCreatorAndComesBack() {
    Node replica = nodes.send(new Node("v"));
    long gid = nodes.other.gidOf(replica);
    moveHome(nodes.other.pageOf(replica));
    awaitCleared(new WeakReference<>(nodes.home.objectOf(gid)));
    Node again = nodes.sendBack(replica);
    assertEquals(gid, nodes.home.gidOf(again));
    assertEquals(nodes.other.identityHash(replica), nodes.home.identityHash(again));
    byte[] content = nodes.other.memory().content(nodes.other.pageOf(replica));
    long page = nodes.home.pageOf(again);
    nodes.home.memory().adopt(page, nodes.home.decoder().decodePage(page, content));
    nodes.other.memory().abandon(page);
    assertEquals("v", again.value);
  }

  @Test
  void whatHasVolatileFieldsStaysAtItsCreator() {
    Cell replica = nodes.send(new Cell());
    long page = nodes.other.pageOf(replica);
    assertFalse(nodes.home.holdings().isMovable(page));
    moveHome(page);
    collect();
    assertNotNull(nodes.home.objectOf(nodes.other.gidOf(replica)));
  }

  @Test
  void aHomeThatIsAloneKeepsWhatItSends() {
    Node replica = nodes.send(new Node("v"));
    long gid = nodes.other.gidOf(replica);
    long page = nodes.other.pageOf(replica);
    moveHome(page);
    HeapHoldings other = nodes.other.holdings();
    assertFalse(other.loosen(page), "a reference was received");
    assertTrue(other.takeTouched(page));
    assertTrue(other.loosen(page));
    nodes.sendBack(replica);
    replica = null;
    collect();
    assertNotNull(nodes.other.objectOf(gid), "was sent since");
    assertTrue(other.takeTouched(page));
    assertTrue(other.loosen(page));
    awaitCleared(new WeakReference<>(nodes.other.objectOf(gid)));
    Object nothing = nodes.home.decoder().decodePage(page, nodes.other.memory().content(page));
    assertEquals(List.of(), ((HeapDecoder.PageWords) nothing).members());
  }

  @Test
  void aReplicaTheProgramRefersToWeaklyLivesUntilNobodyElseHasIt() {
    long gid = sentAndReferredWeakly(new Node("v"));
    collect();
    assertNotNull(nodes.other.objectOf(gid));
    long page = nodes.other.pageOf(nodes.other.objectOf(gid));
    moveHome(page);
    collect();
    assertNotNull(nodes.other.objectOf(gid), "kept by its home");
    HeapHoldings other = nodes.other.holdings();
    assertTrue(other.takeTouched(page));
    assertTrue(other.loosen(page));
    awaitCleared(new WeakReference<>(nodes.other.objectOf(gid)));
  }

  private long sentAndReferredWeakly(Node original) {
    Node replica = nodes.send(original);
    nodes.other.keepWhileShared(replica);
    nodes.other.keepWhileShared(replica);
    return nodes.other.gidOf(replica);
  }

  @Test
  void whatWasReferredToWeaklyBeforeItWasSharedLivesThoughItsHomeMoves() {
    long gid = referredWeaklyThenSent(new Node("v"));
    Node replica = (Node) nodes.other.objectOf(gid);
    moveHome(nodes.other.pageOf(replica));
    collect();
    assertNotNull(nodes.home.objectOf(gid));
    byte[] content = nodes.other.memory().content(nodes.other.pageOf(replica));
    long page = nodes.other.pageOf(replica);
    nodes.home.memory().adopt(page, nodes.home.decoder().decodePage(page, content));
    nodes.other.memory().abandon(page);
    HeapHoldings home = nodes.home.holdings();
    nodes.home.memory().dropTwin(page);
    assertTrue(home.unexport(page, home.exportCount(page)));
    awaitCleared(new WeakReference<>(nodes.home.objectOf(gid)));
  }

  private long referredWeaklyThenSent(Node original) {
    nodes.home.keepWhileShared(original);
    return nodes.other.gidOf(nodes.send(original));
  }

  @Test
  void whatIsReferredToWeaklyHasAPageOfItsOwnThatStays() {
    Node holder = new Node();
    holder.next = new Node("weak");
    holder.next.next = new Node();
    nodes.home.keepWhileShared(holder.next);
    nodes.send(holder);
    long page = nodes.home.pageOf(holder.next);
    assertNotEquals(nodes.home.pageOf(holder), page);
    assertNotEquals(nodes.home.pageOf(holder.next.next), page);
    assertTrue(nodes.home.holdings().isMovable(nodes.home.pageOf(holder)));
    assertFalse(nodes.home.holdings().isMovable(page));
  }

  @Test
  void anArrayTheProgramRefersToWeaklyLives() {
    long page = arrayReferredWeakly();
    collect();
    assertTrue(nodes.other.holdings().isHeld(page));
  }

  private long arrayReferredWeakly() {
    long[] replica = nodes.send(new long[20]);
    nodes.other.keepWhileShared(replica);
    return nodes.pageAtOther(replica);
  }

  /** A round of distributed collection; the home's twins go as they do when nobody is dirty. */
  private void collectPages() {
    collect();
    HeapHoldings home = nodes.home.holdings();
    long[] held = nodes.other.holdings().heldPages();
    Arrays.sort(held);
    for (long page : home.exportedPages()) {
      if (Arrays.binarySearch(held, page) < 0) {
        nodes.home.memory().dropTwin(page);
        assertTrue(home.unexport(page, home.exportCount(page)));
      }
    }
  }
}
