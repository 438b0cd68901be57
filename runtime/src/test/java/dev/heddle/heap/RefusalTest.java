package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.Woven.MyList;
import dev.heddle.heap.Woven.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be made coherent is refused by name, before anything was promoted. */
class RefusalTest {
  private final TwoNodes nodes = new TwoNodes();

  /** Not woven: as under heddle.local. */
  static final class Unwoven {}

  static Stream<Object> refused() {
    Runnable ofUnwovenClass = () -> {};
    return Stream.of(
        new Unwoven(),
        new ArrayList<>(List.of(1)),
        new HashMap<>(),
        new AtomicInteger(),
        java.nio.ByteBuffer.allocate(1),
        new Thread(),
        new MyList(),
        new java.text.StringCharacterIterator("x"),
        ofUnwovenClass);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedWithPathAndPlace(Object bad) {
    Node root = new Node();
    Object[] array = {"fine", bad};
    root.next = new Node(array);
    NotShareableException refusal =
        assertThrows(
            NotShareableException.class,
            () -> {
              nodes.home.encodeValues("Thread.start of worker", root);
              nodes.home.memory().content(nodes.home.pageOf(root)); // values are taken apart here
            });
    assertEquals(bad.getClass().getName(), refusal.className());
    assertTrue(refusal.getMessage().contains("cannot share " + refusal.className()));
  }

  @Test
  void theMessageTellsClassPathAndPlace() {
    Node root = new Node();
    root.next = new Node(new Object[] {"fine", new AtomicInteger()});
    NotShareableException refusal =
        assertThrows(
            NotShareableException.class,
            () -> nodes.home.encodeValues("Thread.start of worker", root));
    assertEquals("java.util.concurrent.atomic.AtomicInteger", refusal.className());
    assertEquals(
        "dev.heddle.heap.Woven$Node.next -> dev.heddle.heap.Woven$Node.value[1]", refusal.path());
    assertEquals("Thread.start of worker", refusal.where());
    assertEquals(0, root.heddle$state(), "nothing was promoted");
  }

  @Test
  void aStoreToASharedPageIsRefusedAtItsFlush() {
    Node shared = new Node();
    nodes.send(shared);
    long page = nodes.home.pageOf(shared);
    nodes.home.memory().makeTwin(page);
    shared.value = new AtomicInteger();
    NotShareableException refusal =
        assertThrows(NotShareableException.class, () -> nodes.home.memory().diff(page));
    assertEquals("java.util.concurrent.atomic.AtomicInteger", refusal.className());
  }
}
