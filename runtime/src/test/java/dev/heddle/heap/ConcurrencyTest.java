package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.Woven.Node;
import dev.heddle.heap.Woven.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Stores of running threads against merges, diffs and decoders (RULES 3). */
class ConcurrencyTest {
  private static final int ROUNDS = 3_000;

  /**
   * One thread counts up its own bytes on the other node while the home's thread counts up the
   * neighbours, the page travelling to and fro all the while: no count is ever lost.
   */
  @Test
  void mergesNeverUndoAStoreNextToThem() throws Exception {
    TwoNodes nodes = new TwoNodes();
    byte[] array = new byte[64];
    byte[] replica = nodes.send(array);
    nodes.fetch(replica);
    long page = nodes.pageAtOther(replica);
    nodes.beginWrite(page);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<?> there = pool.submit(() -> countUp(replica, 0, stop));
      Future<?> here = pool.submit(() -> countUp(array, 1, stop));
      for (int round = 0; round < ROUNDS; round++) {
        exchange(nodes, page);
      }
      stop.set(true);
      there.get();
      here.get();
    } finally {
      pool.shutdownNow();
    }
    exchange(nodes, page);
    for (int i = 0; i < array.length; i++) {
      assertEquals(array[i], replica[i], "element " + i);
    }
  }

  /** Fails by itself when a counter that only this thread writes changes under it. */
  private static void countUp(byte[] array, int from, AtomicBoolean stop) {
    byte[] expected = new byte[array.length];
    while (!stop.get()) {
      for (int i = from; i < array.length; i += 2) {
        assertEquals(expected[i], array[i], "element " + i);
        array[i] = ++expected[i];
      }
    }
  }

  /** The steps of a flush and a fetch, as the protocol makes them, without waiting for writers. */
  private static void exchange(TwoNodes nodes, long page) {
    byte[] diff = nodes.other.memory().diff(page);
    if (diff != null) {
      nodes.home.memory().apply(page, nodes.home.decoder().decodeDiff(page, diff));
    }
    nodes.home.memory().diff(page); // the home's own part of a flush: its twin is what is served
    byte[] content = nodes.home.memory().content(page);
    nodes.other.memory().merge(page, nodes.other.decoder().decodePage(page, content));
  }

  @Test
  void longsAndReferencesNeverTear() throws Exception {
    TwoNodes nodes = new TwoNodes();
    Node node = new Node();
    Node replica = nodes.send(node);
    nodes.fetch(replica);
    long page = nodes.other.pageOf(replica);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try {
      Future<?> reader =
          pool.submit(
              () -> {
                while (!stop.get()) {
                  long seen = replica.j;
                  assertTrue(seen == 0 || seen == -1, () -> Long.toHexString(seen));
                }
              });
      for (int round = 0; round < ROUNDS; round++) {
        node.j = ~node.j;
        nodes.home.memory().makeTwin(page);
        byte[] content = nodes.home.memory().content(page);
        nodes.other.memory().merge(page, nodes.other.decoder().decodePage(page, content));
      }
      stop.set(true);
      reader.get();
    } finally {
      pool.shutdownNow();
    }
    assertEquals(node.j, replica.j);
  }

  @Test
  void concurrentDecodersMakeOneReplicaOfEachObjectAndValue() throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 100; round++) {
        decodeTogether(new TwoNodes(), pool, threads);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void decodeTogether(TwoNodes nodes, ExecutorService pool, int threads)
      throws Exception {
    Pair inner = new Pair(new String("text"), 1);
    Object[] sent = {
      new Node(),
      new int[3],
      inner,
      new Pair(inner, 2),
      List.of(inner),
      new Exception("e"),
      new Woven.Failure("f", null, 1)
    };
    byte[] message = nodes.home.encodeValues("a test", sent);
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<Object[]>> decoded = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      decoded.add(
          pool.submit(
              () -> {
                start.await();
                return nodes.other.decodeValues(message);
              }));
    }
    Object[] first = decoded.get(0).get();
    for (Future<Object[]> next : decoded) {
      Object[] values = next.get();
      for (int i = 0; i < sent.length; i++) {
        assertEquals(first[i], values[i]);
        assertTrue(first[i] == values[i], "entry " + i);
      }
      assertTrue(((Pair) values[3]).left() == values[2], "a published value refers to another");
      assertTrue(((List<?>) values[4]).get(0) == values[2]);
    }
  }
}
