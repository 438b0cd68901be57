package dev.heddle.transport.grpc;

import static dev.heddle.transport.Recorder.frame;
import static dev.heddle.transport.Recorder.number;
import static dev.heddle.transport.Recorder.numbered;
import static dev.heddle.transport.Recorder.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.LinkStats;
import dev.heddle.transport.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class GrpcTransportTest {
  @ParameterizedTest
  @EnumSource(
      value = GrpcOptions.Sockets.class,
      names = {"TCP", "UNIX"})
  void framesOfManySendersArriveInOrder(GrpcOptions.Sockets sockets) throws Exception {
    int each = 3_000;
    try (GrpcCluster cluster = GrpcCluster.start(3, GrpcCluster.options(sockets))) {
      List<Thread> senders = new ArrayList<>();
      for (int from = 0; from < 3; from++) {
        for (int to = 0; to < 3; to++) {
          if (from != to) {
            int sender = from;
            int receiver = to;
            senders.add(new Thread(() -> sendNumbered(cluster, sender, receiver, each)));
          }
        }
      }
      senders.forEach(Thread::start);
      for (int node = 0; node < 3; node++) {
        int[] expected = new int[3];
        for (Recorder.Heard item : cluster.heard.get(node).take(2 * each, 20)) {
          int expectedNumber = expected[item.peer()]++;
          byte[] sent = numbered(expectedNumber, expectedNumber % 700);
          assertArrayEquals(sent, item.frame());
        }
      }
      LinkStats stats = cluster.node(0).stats(2);
      assertEquals(each, stats.framesOut());
      assertEquals(each, stats.framesIn());
      assertEquals(0, stats.reconnects());
      assertEquals(cluster.node(2).stats(0).bytesIn(), stats.bytesOut());
      assertEquals(0, cluster.node(0).stats(0).framesIn());
    }
  }

  private static void sendNumbered(GrpcCluster cluster, int from, int to, int count) {
    for (int i = 0; i < count; i++) {
      cluster.node(from).send(to, numbered(i, i % 700));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = GrpcOptions.Sockets.class,
      names = {"TCP", "UNIX"})
  void aFrameOf64MebibytesPassesBetweenSmallOnes(GrpcOptions.Sockets sockets) throws Exception {
    byte[] big = new byte[64 << 20];
    new Random(5).nextBytes(big);
    try (GrpcCluster cluster = GrpcCluster.start(2, GrpcCluster.options(sockets))) {
      cluster.node(1).send(0, frame("before"));
      cluster.node(1).send(0, big);
      cluster.node(1).send(0, frame("after"));
      cluster.node(1).send(0, new byte[0]);
      Recorder recorder = cluster.heard.get(0);
      assertEquals("before", text(recorder.next(5)));
      assertArrayEquals(big, recorder.next(30).frame());
      assertEquals("after", text(recorder.next(5)));
      assertEquals(0, recorder.next(5).frame().length);
    }
  }

  @Test
  void closingDeliversWhatWasQueuedThenTellsThePeers() throws Exception {
    try (GrpcCluster cluster =
        GrpcCluster.start(3, GrpcCluster.options(GrpcOptions.Sockets.AUTO))) {
      for (int i = 0; i < 1000; i++) {
        cluster.node(1).send(0, numbered(i, 10_000));
      }
      cluster.node(1).close(5_000);
      List<Recorder.Heard> heard = cluster.heard.get(0).take(1001, 5);
      for (int i = 0; i < 1000; i++) {
        assertEquals(i, number(heard.get(i).frame()));
      }
      assertEquals("node 1 left the run", heard.get(1000).lost());
      assertEquals("node 1 left the run", cluster.heard.get(2).next(5).lost());
      assertTrue(cluster.heard.get(1).losses().isEmpty());
      cluster.node(0).send(1, frame("to nobody"));
      cluster.node(0).send(2, frame("the others go on"));
      assertEquals("the others go on", text(cluster.heard.get(2).next(5)));
    }
  }

  @Test
  void aListenerMayCloseTheTransportItIsCalledBy() throws Exception {
    try (GrpcCluster cluster = GrpcCluster.bind(2, GrpcCluster.options(GrpcOptions.Sockets.AUTO))) {
      CountDownLatch closed = new CountDownLatch(1);
      Recorder closing =
          new Recorder() {
            @Override
            public void lost(int peer, String reason) {
              cluster.node(0).close(5_000);
              closed.countDown();
            }
          };
      cluster.heard.set(0, closing);
      cluster.node(0).setPeers(new Peers(cluster.addresses));
      cluster.node(1).setPeers(new Peers(cluster.addresses));
      cluster.startAll();
      cluster.node(1).close(2_000);
      assertTrue(closed.await(5, TimeUnit.SECONDS));
      cluster.node(0).send(1, frame("dropped, not thrown"));
    }
  }

  @Test
  void closingEndsAllThreadsAndSockets() throws Exception {
    GrpcCluster cluster = GrpcCluster.start(3, GrpcCluster.options(GrpcOptions.Sockets.AUTO));
    cluster.node(0).send(1, frame("x"));
    cluster.heard.get(1).next(5);
    cluster.nodes.forEach(node -> node.close(2_000));
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().matches("heddle-.*|grpc-default.*|grpc-timer.*|grpc-nio.*")) {
        thread.join(TimeUnit.SECONDS.toMillis(5));
        if (thread.isAlive()) {
          left.add(thread.getName());
        }
      }
    }
    assertEquals(List.of(), left);
    for (String address : cluster.addresses) {
      assertTrue(address.startsWith("unix:"));
      assertTrue(java.nio.file.Files.notExists(java.nio.file.Path.of(address.substring(5))));
    }
  }
}
