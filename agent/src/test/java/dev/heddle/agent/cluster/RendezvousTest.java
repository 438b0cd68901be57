package dev.heddle.agent.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.transport.tls.NodeCertificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RendezvousTest {
  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final byte[] SECRET =
      "a secret of thirty-two bytes ...".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER =
      "another secret of thirty-two ...".getBytes(StandardCharsets.US_ASCII);

  private final ExecutorService nodes = Executors.newCachedThreadPool();

  @AfterEach
  void stop() throws InterruptedException {
    nodes.shutdownNow();
    nodes.awaitTermination(5, TimeUnit.SECONDS);
  }

  private static Handover handover(int rank, byte[] secret, int port) {
    return new Handover(rank, "run", secret, null, "{}", Map.of(), HOST, HOST, port);
  }

  private static Entrant at(int rank) {
    return new Entrant("at" + rank, 2 + rank);
  }

  private static List<Entrant> report(Handover handover, Entrant own) throws IOException {
    try (Report report = Report.send(handover, own, 10_000)) {
      return report.entrants();
    }
  }

  @Test
  void everyNodeLearnsOfAll() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      List<Future<List<Entrant>>> reports = new ArrayList<>();
      for (int rank = 3; rank >= 1; rank--) {
        Handover handover = handover(rank, SECRET, rendezvous.port());
        reports.add(nodes.submit(() -> report(handover, at(handover.rank()))));
      }
      List<Entrant> all = List.of(at(0), at(1), at(2), at(3));
      assertEquals(all, rendezvous.gather(4, at(0), 10_000, () -> {}));
      for (Future<List<Entrant>> report : reports) {
        assertEquals(all, report.get());
      }
    }
  }

  @Test
  void aStrangerGetsNothingAndDisturbsNobody() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      Future<List<Entrant>> gathered =
          nodes.submit(() -> rendezvous.gather(2, at(0), 10_000, () -> {}));
      assertThrows(EOFException.class, () -> report(handover(1, OTHER, rendezvous.port()), at(1)));
      try (Socket rude = new Socket(HOST, rendezvous.port())) {
        rude.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        rude.shutdownOutput();
        assertEquals(-1, rude.getInputStream().read());
      }
      assertEquals(List.of(at(0), at(1)), report(handover(1, SECRET, rendezvous.port()), at(1)));
      assertEquals(List.of(at(0), at(1)), gathered.get());
    }
  }

  @Test
  void theSecondNodeOfARankIsHungUpOn() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      Future<List<Entrant>> gathered =
          nodes.submit(() -> rendezvous.gather(3, at(0), 10_000, () -> {}));
      Handover one = handover(1, SECRET, rendezvous.port());
      CompletionService<List<Entrant>> reports = new ExecutorCompletionService<>(nodes);
      reports.submit(() -> report(one, at(1)));
      reports.submit(() -> report(one, at(1)));
      ExecutionException hungUp =
          assertThrows(ExecutionException.class, () -> reports.take().get());
      assertInstanceOf(IOException.class, hungUp.getCause());
      Handover two = handover(2, SECRET, rendezvous.port());
      assertEquals(3, report(two, at(2)).size());
      assertEquals(3, reports.take().get().size());
      assertEquals(3, gathered.get().size());
    }
  }

  @Test
  void waitingEndsWithTheFirstBadNewsOrWithTheTime() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      ClusterStartException news = new ClusterStartException("node 1 has ended");
      assertEquals(
          news,
          assertThrows(
              ClusterStartException.class,
              () -> rendezvous.gather(2, at(0), 10_000, telling(news))));
      assertEquals(
          "1 of 2 nodes did not report within 50 ms",
          assertThrows(ClusterStartException.class, () -> rendezvous.gather(2, at(0), 50, () -> {}))
              .getMessage());
    }
  }

  @Test
  void theRunBeginsWhenTheLastNodeIsLinkedWithAllOthers() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      CountDownLatch lastLink = new CountDownLatch(1);
      Future<?> one = nodes.submit(() -> join(handover(1, SECRET, rendezvous.port()), null));
      Future<?> two = nodes.submit(() -> join(handover(2, SECRET, rendezvous.port()), lastLink));
      rendezvous.gather(3, at(0), 10_000, () -> {});
      Future<?> begun = nodes.submit(() -> awaitJoined(rendezvous));
      one.get();
      assertThrows(TimeoutException.class, () -> begun.get(300, TimeUnit.MILLISECONDS));
      lastLink.countDown();
      two.get();
      begun.get();
    }
  }

  @Test
  void aNodeThatDoesNotJoinInTimeIsNamed() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      CountDownLatch never = new CountDownLatch(1);
      Future<?> one = nodes.submit(() -> join(handover(1, SECRET, rendezvous.port()), never));
      rendezvous.gather(2, at(0), 10_000, () -> {});
      assertEquals(
          "node 1 did not join within 50 ms",
          assertThrows(ClusterStartException.class, () -> rendezvous.awaitJoined(50, () -> {}))
              .getMessage());
      assertFalse(one.isDone());
    }
  }

  @Test
  void aNodeThatEndsBeforeItIsLinkedIsBadNews() throws Exception {
    try (Rendezvous rendezvous = new Rendezvous(HOST, SECRET)) {
      Handover one = handover(1, SECRET, rendezvous.port());
      Future<List<Entrant>> ended = nodes.submit(() -> report(one, at(1)));
      rendezvous.gather(2, at(0), 10_000, () -> {});
      ended.get();
      ClusterStartException news = new ClusterStartException("node 1 has ended");
      assertEquals(
          news,
          assertThrows(
              ClusterStartException.class, () -> rendezvous.awaitJoined(10_000, telling(news))));
    }
  }

  private static Rendezvous.Patience telling(ClusterStartException news) {
    return () -> {
      throw news;
    };
  }

  private static Void awaitJoined(Rendezvous rendezvous) throws Exception {
    rendezvous.awaitJoined(10_000, () -> {});
    return null;
  }

  private static Void join(Handover handover, CountDownLatch lastLink) throws Exception {
    try (Report report = Report.send(handover, at(handover.rank()), 10_000)) {
      if (lastLink != null) {
        lastLink.await();
      }
      report.joined();
    }
    return null;
  }

  @Test
  void theHandoverArrivesAsSent() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NodeCertificate certificate = new NodeCertificate(new byte[] {1}, new byte[] {2}, SECRET);
    Handover sent =
        new Handover(
            2,
            "run-1",
            SECRET,
            certificate,
            "{\"nodes\":3}",
            Map.of("a", "b"),
            "10.0.0.2",
            HOST,
            4711);
    sent.writeTo(out);
    Handover read = Handover.readFrom(new ByteArrayInputStream(out.toByteArray()));
    assertEquals(2, read.rank());
    assertArrayEquals(SECRET, read.secret());
    assertArrayEquals(new byte[] {2}, read.certificate().certificate());
    assertArrayEquals(SECRET, read.certificate().key());
    assertEquals("{\"nodes\":3}", read.configuration());
    assertEquals(Map.of("a", "b"), read.properties());
    assertEquals("10.0.0.2", read.bindHost());
    assertEquals(4711, read.rendezvousPort());
    assertThrows(
        IOException.class, () -> Handover.readFrom(new ByteArrayInputStream(new byte[64])));
  }
}
