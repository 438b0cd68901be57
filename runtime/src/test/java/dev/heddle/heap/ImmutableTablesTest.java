package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.Woven.Node;
import dev.heddle.heap.Woven.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets and maps whose elements hash by code of the program's, which a decoder must not run. */
class ImmutableTablesTest {
  private final TwoNodes nodes = new TwoNodes();

  /** The answer of an element to a decoder's question. */
  record Silent(int number) {
    @Override
    public int hashCode() {
      for (StackTraceElement frame : new Throwable().getStackTrace()) {
        if (frame.getClassName().startsWith("dev.heddle.heap.codec")) {
          throw new IllegalStateException("application code ran");
        }
      }
      return number * 31;
    }
  }

  static Stream<Object> collections() {
    return Stream.of(
        Set.of(new Silent(1)),
        Set.of(new Silent(1), new Silent(2)),
        IntStream.range(0, 50).mapToObj(Silent::new).collect(Collectors.toUnmodifiableSet()),
        Map.of(new Silent(1), "one"),
        Map.of(new Silent(1), "one", "two", new Silent(2), TimeUnit.DAYS, 3),
        Map.of(List.of(new Pair("nested", 1)), new Silent(1), Silent.class, 2),
        IntStream.range(0, 50)
            .mapToObj(Silent::new)
            .collect(Collectors.toUnmodifiableMap(one -> one, Silent::number)),
        Set.copyOf(List.of("a", "b", "c", "d", "e")));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void arriveInOneOrderWithOneIdentity(Object collection) {
    Object replica = nodes.send(collection);
    assertNotSame(collection, replica);
    assertSame(collection.getClass(), replica.getClass());
    assertEquals(collection, replica);
    assertEquals(replica, collection);
    assertEquals(collection.toString(), replica.toString());
    assertSame(replica, nodes.send(collection));
    assertSame(collection, nodes.sendBack(replica));
  }

  @Test
  void elementsAreTheSameObjects() {
    Node node = new Node();
    Set<Object> set = Set.of(node, new Pair(node, 1), "text");
    Set<Object> replica = nodes.send(set);
    assertTrue(replica.contains(nodes.send(node)));
    List<Object> elements = new ArrayList<>(set);
    for (Object element : replica) {
      assertSame(elements.remove(0), nodes.sendBack(element));
    }
  }
}
