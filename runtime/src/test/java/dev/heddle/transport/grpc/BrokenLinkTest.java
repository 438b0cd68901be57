package dev.heddle.transport.grpc;

import static dev.heddle.transport.Recorder.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.Recorder;
import dev.heddle.transport.session.SessionOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real connections, broken on the way (RULES 22). */
@Timeout(60)
class BrokenLinkTest {
  private static GrpcCluster startThrough(TcpProxy[] proxy, SessionOptions session)
      throws Exception {
    GrpcOptions options = GrpcCluster.options(GrpcOptions.Sockets.TCP).withSession(session);
    GrpcCluster cluster = GrpcCluster.bind(2, options);
    proxy[0] = new TcpProxy(cluster.addresses.get(0));
    cluster.node(0).setPeers(new Peers(cluster.addresses));
    cluster.node(1).setPeers(new Peers(List.of(proxy[0].address(), cluster.addresses.get(1))));
    cluster.startAll();
    return cluster;
  }

  @Test
  void breaksThatHealInTimeLoseNothing() throws Exception {
    TcpProxy[] proxy = new TcpProxy[1];
    int rounds = 6;
    int each = 400;
    try (GrpcCluster cluster = startThrough(proxy, SessionOptions.defaults())) {
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < each; i++) {
          int number = round * each + i;
          cluster.node(0).send(1, numbered(number, number % 5000));
          cluster.node(1).send(0, numbered(number, number % 5000));
          if (i == each / 2) {
            proxy[0].cut();
          }
        }
        proxy[0].heal();
        checkRound(cluster.heard.get(0), round * each, each);
        checkRound(cluster.heard.get(1), round * each, each);
      }
      assertTrue(cluster.node(0).stats(1).reconnects() >= rounds / 2);
      assertEquals(cluster.node(0).stats(1).reconnects(), cluster.node(1).stats(0).reconnects());
    } finally {
      proxy[0].close();
    }
  }

  private static void checkRound(Recorder recorder, int first, int count)
      throws InterruptedException {
    int expected = first;
    for (Recorder.Heard heard : recorder.take(count, 10)) {
      assertArrayEquals(numbered(expected, expected % 5000), heard.frame(), heard.toString());
      expected++;
    }
  }

  @Test
  void aBreakThatLastsIsALossAtBothEndsByName() throws Exception {
    TcpProxy[] proxy = new TcpProxy[1];
    try (GrpcCluster cluster =
        startThrough(proxy, SessionOptions.defaults().withGraceMillis(1_000))) {
      long before = System.nanoTime();
      proxy[0].cut();
      String atDialler = cluster.heard.get(1).next(5).lost();
      String atAcceptor = cluster.heard.get(0).next(5).lost();
      long tookMillis = (System.nanoTime() - before) / 1_000_000;
      assertTrue(atDialler.startsWith("node 0: unreachable for 1."), atDialler);
      assertTrue(atAcceptor.startsWith("node 1: unreachable for 1."), atAcceptor);
      assertTrue(tookMillis >= 1_000, "before the grace period was over: " + tookMillis);
      assertTrue(proxy[0].dropped.get() >= 2, "it tried again meanwhile");
    } finally {
      proxy[0].close();
    }
  }
}
