package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import dev.heddle.heap.Woven.Node;
import dev.heddle.protocol.Gid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Local graphs that become shared. */
class PromotionTest {
  @Test
  void aListOfAHundredThousandNeedsNoStackAndIsPacked() {
    TwoNodes nodes = new TwoNodes();
    Node first = new Node();
    Node last = first;
    for (int i = 1; i < 100_000; i++) {
      last.next = new Node();
      last = last.next;
    }
    nodes.home.promote(List.of(first), "a test");
    Set<Long> pages = new HashSet<>();
    Set<Long> gids = new HashSet<>();
    for (Node at = first; at != null; at = at.next) {
      assertEquals(State.SHARED, at.heddle$state());
      gids.add(nodes.home.gidOf(at));
      pages.add(nodes.home.pageOf(at));
    }
    assertEquals(100_000, gids.size());
    int nodeBytes = 1 + 1 + 2 + 2 + 4 + 8 + 4 + 8 + 4 + 8 + 8;
    assertEquals((100_000 + 4096 / nodeBytes - 1) / (4096 / nodeBytes), pages.size());
  }

  /** A replica of the page would lack what comes later, and nobody would tell it of its changes. */
  @Test
  void nothingIsAddedToAPageThatWasServedMeanwhile() {
    TwoNodes nodes = new TwoNodes();
    List<Object> graph =
        List.of(new Node(), new Node(), new int[3], new StringTokenizer("a b"), new Node());
    Set<Long> served = new HashSet<>();
    nodes.home.onPromotion(
        (object, gid) -> {
          assertTrue(served.add(Gid.pageOf(gid)), "on a page that another node has");
          nodes.other.decodeValues(nodes.home.encodeValues("a test", object));
          nodes.fetch(Gid.pageOf(gid));
        });
    nodes.home.encodeValues("a test", graph.toArray());
    assertEquals(graph.size(), served.size());
  }

  @Test
  void concurrentPromotionsGiveEachObjectOneGid() throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 50; round++) {
        promoteTogether(new TwoNodes(), pool, threads, new Random(round));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void promoteTogether(
      TwoNodes nodes, ExecutorService pool, int threads, Random random) throws Exception {
    List<Object> graph = randomGraph(random, 60);
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<byte[]>> encoding = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      List<Object> order = new ArrayList<>(graph);
      java.util.Collections.shuffle(order, random);
      encoding.add(
          pool.submit(
              () -> {
                start.await();
                return nodes.home.encodeValues("a test", order.toArray());
              }));
    }
    List<byte[]> messages = new ArrayList<>();
    for (Future<byte[]> next : encoding) {
      messages.add(next.get());
    }
    Map<Long, Object> byGid = new HashMap<>();
    for (Object object : graph) {
      long gid = nodes.home.gidOf(object);
      assertTrue(byGid.put(gid, object) == null, () -> "two objects have gid " + gid);
      assertTrue(nodes.home.objectOf(gid) == object, () -> gid + " finds another object");
    }
    for (byte[] message : messages) {
      for (Object replica : nodes.other.decodeValues(message)) {
        Object original = byGid.get(nodes.other.gidOf(replica));
        assertEquals(original.getClass(), replica.getClass());
        assertEquals(System.identityHashCode(original), System.identityHashCode(replica));
      }
    }
  }

  /** Objects and arrays that refer to each other at random. */
  static List<Object> randomGraph(Random random, int size) {
    List<Object> graph = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      switch (random.nextInt(4)) {
        case 0 -> graph.add(new Object[random.nextInt(100)]);
        case 1 -> graph.add(random.ints(random.nextInt(200)).toArray());
        default -> graph.add(new Node());
      }
    }
    for (Object from : graph) {
      if (from instanceof Node node) {
        node.i = random.nextInt();
        node.value = random.nextInt(3) == 0 ? null : graph.get(random.nextInt(size));
      } else if (from instanceof Object[] array) {
        for (int i = 0; i < array.length; i++) {
          array[i] = random.nextInt(5) == 0 ? "s" + i : graph.get(random.nextInt(size));
        }
      }
    }
    return graph;
  }

  /** Whatever the graph, what the other node fetches is isomorphic to it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aRandomGraphArrivesIsomorphic(long seed) {
    Random random = new Random(seed);
    TwoNodes nodes = new TwoNodes(64 << random.nextInt(7));
    Object root = randomGraph(random, 200).toArray();
    Object replica = nodes.send(root);
    IdentityHashMap<Object, Object> matched = new IdentityHashMap<>();
    List<Object[]> pending = new ArrayList<>();
    pending.add(new Object[] {root, replica});
    while (!pending.isEmpty()) {
      Object[] pair = pending.remove(pending.size() - 1);
      match(nodes, pair[0], pair[1], matched, pending);
    }
    assertTrue(matched.size() > 100);
  }

  private static void match(
      TwoNodes nodes,
      Object original,
      Object replica,
      IdentityHashMap<Object, Object> matched,
      List<Object[]> pending) {
    if (original == null || original instanceof String) {
      assertEquals(original, replica);
      return;
    }
    Object known = matched.put(original, replica);
    if (known != null) {
      assertSame(known, replica);
      return;
    }
    assertNotEquals(null, replica);
    if (original instanceof Node node) {
      fetchIfInvalid(nodes, (Shared) replica);
      assertEquals(node.i, ((Node) replica).i);
      pending.add(new Object[] {node.value, ((Node) replica).value});
    } else if (original instanceof int[] ints) {
      nodes.fetchAll(replica, ints.length);
      assertTrue(java.util.Arrays.equals(ints, (int[]) replica));
    } else {
      Object[] array = (Object[]) original;
      nodes.fetchAll(replica, array.length);
      for (int i = 0; i < array.length; i++) {
        pending.add(new Object[] {array[i], ((Object[]) replica)[i]});
      }
    }
  }

  private static void fetchIfInvalid(TwoNodes nodes, Shared replica) {
    if ((replica.heddle$state() & State.READ_INVALID) != 0) {
      nodes.fetch(replica);
    }
  }
}
