package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.heap.Woven.Node;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.reflect.Array;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays of every kind, small and in chunks. */
class PageArraysTest {
  private static final int PAGE_BYTES = 256;
  private final TwoNodes nodes = new TwoNodes(PAGE_BYTES);

  static Stream<Object> arrays() {
    return Stream.of(new int[] {0, 1, 7, 31, 64, 257, 1000})
        .flatMap(lengths -> java.util.Arrays.stream(lengths).boxed())
        .flatMap(
            length ->
                Stream.of(
                    new boolean[length],
                    new byte[length],
                    new char[length],
                    new short[length],
                    new int[length],
                    new long[length],
                    new float[length],
                    new double[length]));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void bothNodesWriteNeighbours(Object array) {
    int length = Array.getLength(array);
    fill(array, 0, 1, new Random(1));
    Object replica = nodes.send(array);
    assertNotSame(array, replica);
    assertEquals(length, Array.getLength(replica));
    nodes.fetchAll(replica, length);
    assertSameElements(array, replica);
    long[] pages = pages(replica, length);
    for (long page : pages) {
      nodes.beginWrite(page);
    }
    fill(replica, 0, 2, new Random(2)); // the even elements
    fill(array, 1, 2, new Random(3)); // the odd ones
    for (long page : pages) {
      nodes.flush(page);
    }
    nodes.fetchAll(replica, length);
    assertSameElements(array, replica);
    for (long page : pages) {
      assertNull(nodes.other.memory().diff(page), "nothing is left to send");
    }
    Object expected = Array.newInstance(array.getClass().getComponentType(), length);
    fill(expected, 0, 2, new Random(2));
    fill(expected, 1, 2, new Random(3));
    assertSameElements(expected, array);
  }

  private long[] pages(Object replica, int length) {
    ArrayHandle handle = nodes.other.arrayHandle(replica);
    return java.util.stream.IntStream.range(0, Math.max(length, 1))
        .mapToLong(i -> nodes.other.pageOf(handle, i))
        .distinct()
        .toArray();
  }

  private static void fill(Object array, int from, int step, Random random) {
    for (int i = from; i < Array.getLength(array); i += step) {
      switch (array.getClass().getComponentType().descriptorString()) {
        case "Z" -> Array.setBoolean(array, i, random.nextBoolean());
        case "B" -> Array.setByte(array, i, (byte) random.nextInt());
        case "C" -> Array.setChar(array, i, (char) random.nextInt());
        case "S" -> Array.setShort(array, i, (short) random.nextInt());
        case "I" -> Array.setInt(array, i, random.nextInt());
        case "J" -> Array.setLong(array, i, random.nextLong());
        case "F" -> Array.setFloat(array, i, random.nextFloat());
        default -> Array.setDouble(array, i, random.nextDouble());
      }
    }
  }

  private static void assertSameElements(Object expected, Object actual) {
    assertArrayEquals(new Object[] {expected}, new Object[] {actual});
  }

  @Test
  void aLargeArrayIsSplitAndNamesItsPages() {
    long[] array = new long[100];
    long[] replica = nodes.send(array);
    ArrayHandle handle = nodes.other.arrayHandle(replica);
    assertEquals(5, handle.chunkShift, "256 bytes are 32 longs");
    assertEquals(4, handle.chunkStates.length);
    assertEquals(
        nodes.home.pageOf(nodes.home.arrayHandle(array), 40), nodes.other.pageOf(handle, 40));
    assertNotEquals(nodes.other.pageOf(handle, 31), nodes.other.pageOf(handle, 32));
  }

  @Test
  void theSummaryIsZeroOnlyWhenAllChunksAreValid() {
    long[] replica = nodes.send(new long[100]);
    ArrayHandle handle = nodes.other.arrayHandle(replica);
    assertEquals(4, handle.readInvalid);
    assertEquals(4, handle.writeInvalid);
    nodes.fetchAll(replica, 100);
    assertEquals(0, handle.readInvalid);
    assertEquals(4, handle.writeInvalid);
    long second = nodes.other.pageOf(handle, 32);
    nodes.beginWrite(second);
    assertEquals(3, handle.writeInvalid);
    nodes.other.memory().setAccess(second, Access.INVALID);
    nodes.other.memory().setAccess(second, Access.INVALID);
    assertEquals(1, handle.readInvalid);
    assertEquals(4, handle.writeInvalid);
  }

  @Test
  void promotionMarksTheLengthThenBumpsTheEpoch() {
    int[] array = new int[1021];
    assertSame(ArrayHandle.LOCAL, ArrayAccess.handle(array));
    int before = ArrayAccess.epoch;
    nodes.home.promote(java.util.List.of(array), "a test");
    assertEquals(1, ArrayAccess.LENGTH_MARK[1021]);
    assertTrue(ArrayAccess.epoch > before);
    assertEquals(0, nodes.home.arrayHandle(array).writeInvalid, "exclusive at home");
    assertSame(ArrayHandle.LOCAL, nodes.home.arrayHandle(new int[1021]));
  }

  @Test
  void jaggedArraysKeepTheirRows() {
    double[][] matrix = {{1, 2}, null, {}, {3}};
    matrix[1] = matrix[0];
    double[][] replica = nodes.send(matrix);
    nodes.fetch(replica);
    assertSame(replica[0], replica[1]);
    assertEquals(0, replica[2].length);
    nodes.fetch(replica[0]);
    assertArrayEquals(new double[] {1, 2}, replica[0]);
  }

  @Test
  void bothNodesReplaceElementsOfAnArrayOfObjects() {
    Node[] array = {new Node("a"), null, new Node("c")};
    Node[] replica = nodes.send(array);
    nodes.fetch(replica);
    long page = nodes.pageAtOther(replica);
    nodes.beginWrite(page);
    replica[0] = replica[2];
    Node mine = new Node("b");
    replica[1] = mine;
    array[2] = null;
    nodes.flush(page);
    assertEquals("c", array[0].value);
    assertSame(mine, nodes.send(array[1]));
    assertNull(array[2]);
    nodes.fetch(page);
    assertNull(replica[2]);
    assertSame(mine, replica[1]);
  }

  @Test
  void anArrayCanHoldItself() {
    Object[] array = new Object[2];
    array[1] = array;
    Object[] replica = nodes.send(array);
    nodes.fetch(replica);
    assertSame(replica, replica[1]);
  }
}
