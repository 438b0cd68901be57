package dev.heddle.transport.grpc;

import static dev.heddle.transport.Recorder.frame;
import static dev.heddle.transport.Recorder.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.Recorder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes in processes of their own: killed ones are missed soon, stopped ones are not. */
@Timeout(60)
class ProcessDeathTest {
  private static final long DEATH_SEEN_MILLIS = 2_500;

  @ParameterizedTest
  @EnumSource(
      value = GrpcOptions.Sockets.class,
      names = {"TCP", "UNIX"})
  void aKilledPeerIsLostSoonAtEveryOtherNode(GrpcOptions.Sockets sockets) throws Exception {
    // This process is rank 1: it dials 0 and is dialled by 2.
    try (ChildNode zero = new ChildNode(0, 3, sockets);
        ChildNode two = new ChildNode(2, 3, sockets);
        GrpcCluster cluster = new GrpcCluster()) {
      GrpcTransport one =
          GrpcTransport.bind(GrpcCluster.identity(1, 3), GrpcCluster.options(sockets));
      List<String> addresses = List.of(zero.line(), one.boundAddress(), two.line());
      Recorder heard = new Recorder();
      cluster.nodes.add(one);
      cluster.heard.add(heard);
      zero.tellPeers(addresses);
      two.tellPeers(addresses);
      one.setPeers(new Peers(addresses));
      one.start(heard);
      assertEquals("started", zero.line());
      assertEquals("started", two.line());

      two.kill();
      long before = System.nanoTime();
      assertEquals("node 2: its process ended (connection refused)", heard.next(5).lost());
      long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
      assertTrue(tookMillis < DEATH_SEEN_MILLIS, "took " + tookMillis + " ms");
      assertEquals("node 2: its process ended (connection refused)", zero.line());
      assertEquals(3, zero.exitCode());

      assertEquals("node 0: its process ended (connection refused)", heard.next(5).lost());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = GrpcOptions.Sockets.class,
      names = {"TCP", "UNIX"})
  void aStoppedPeerIsNotLost(GrpcOptions.Sockets sockets) throws Exception {
    try (ChildNode child = new ChildNode(1, 2, sockets);
        GrpcCluster cluster = new GrpcCluster()) {
      GrpcTransport zero =
          GrpcTransport.bind(GrpcCluster.identity(0, 2), GrpcCluster.options(sockets));
      List<String> addresses = List.of(zero.boundAddress(), child.line());
      Recorder heard = new Recorder();
      cluster.nodes.add(zero);
      cluster.heard.add(heard);
      child.tellPeers(addresses);
      zero.setPeers(new Peers(addresses));
      zero.start(heard);

      child.stop();
      zero.send(1, frame("are you there"));
      // The stop itself is what is tested: longer than heartbeats, and than a death is seen.
      TimeUnit.MILLISECONDS.sleep(5_000);
      assertEquals(List.of(), heard.drain());
      child.resume();
      assertEquals("are you there", text(heard.next(5)));
      assertEquals(0, zero.stats(1).reconnects());
    }
  }
}
