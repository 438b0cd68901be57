package dev.heddle.transport.grpc;

import static dev.heddle.transport.Recorder.frame;
import static dev.heddle.transport.Recorder.numbered;
import static dev.heddle.transport.Recorder.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.TransportException;
import dev.heddle.transport.tls.Authority;
import dev.heddle.transport.tls.NodeCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Under TLS nobody without a certificate of this run's authority gets as far as the handshake. */
@Timeout(60)
class TlsTest {
  private static final String HTTP_2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private final Authority authority = new Authority();
  private GrpcCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = pair(authority.issue(0), authority.issue(1), 10_000);
    cluster.startAll();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  /** Two nodes that have the same secret. */
  private static GrpcCluster pair(NodeCertificate zero, NodeCertificate one, long connectMillis)
      throws TransportException {
    GrpcOptions options =
        GrpcCluster.options(GrpcOptions.Sockets.TCP).withConnectMillis(connectMillis);
    GrpcCluster pair = new GrpcCluster();
    pair.add(GrpcTransport.bind(GrpcCluster.identity(0, 2), options.withCertificate(zero)));
    pair.add(GrpcTransport.bind(GrpcCluster.identity(1, 2), options.withCertificate(one)));
    pair.node(0).setPeers(new Peers(pair.addresses));
    pair.node(1).setPeers(new Peers(pair.addresses));
    return pair;
  }

  private int port() {
    String address = cluster.addresses.get(0);
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Believes everybody, and has no certificate. */
  private static SSLContext strangersTls() throws Exception {
    X509TrustManager trusting =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, new TrustManager[] {trusting}, new SecureRandom());
    return context;
  }

  private void assertUndisturbed() throws InterruptedException {
    cluster.node(0).send(1, frame("ping"));
    assertEquals("ping", text(cluster.heard.get(1).next(5)));
    cluster.node(1).send(0, frame("pong"));
    assertEquals("pong", text(cluster.heard.get(0).next(5)));
    assertEquals(0, cluster.node(0).stats(1).reconnects());
  }

  private static void assertTold(Socket socket, int mostBytes) throws IOException {
    byte[] answer;
    try {
      answer = socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      return; // reset: closed even harder
    }
    assertTrue(answer.length <= mostBytes, () -> answer.length + " bytes");
    assertFalse(new String(answer, StandardCharsets.ISO_8859_1).contains("eddle"));
  }

  /** An alert of TLS. */
  private static void assertTellsNothing(Socket socket) throws IOException {
    assertTold(socket, 7);
  }

  @Test
  void framesArriveWholeAndInOrder() throws Exception {
    byte[] big = new byte[8 << 20];
    new Random(7).nextBytes(big);
    for (int i = 0; i < 2_000; i++) {
      cluster.node(1).send(0, numbered(i, i % 700));
    }
    cluster.node(1).send(0, big);
    for (int i = 0; i < 2_000; i++) {
      assertArrayEquals(numbered(i, i % 700), cluster.heard.get(0).next(10).frame());
    }
    assertArrayEquals(big, cluster.heard.get(0).next(30).frame());
    assertUndisturbed();
  }

  @Test
  void withoutACertificateNothingIsTold() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (Socket plain = connect();
          SSLSocket socket =
              (SSLSocket)
                  strangersTls().getSocketFactory().createSocket(plain, "node-0", port(), true)) {
        byte[] answer;
        try {
          socket.getOutputStream().write(HTTP_2_PREFACE.getBytes(US_ASCII));
          answer = socket.getInputStream().readAllBytes();
        } catch (IOException e) {
          continue; // the alert that a certificate is required
        }
        assertEquals(0, answer.length);
      }
    }
    assertUndisturbed();
  }

  @Test
  void plainHttpTwoAndGarbageAreHungUpOn() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 20; i++) {
      byte[] garbage = new byte[1 + random.nextInt(3000)];
      random.nextBytes(garbage);
      try (Socket socket = connect()) {
        socket.getOutputStream().write(i % 2 == 0 ? garbage : HTTP_2_PREFACE.getBytes(US_ASCII));
        assertTellsNothing(socket);
      }
    }
    assertUndisturbed();
  }

  @Test
  void aRecordThatIsHugeOrNeverEndsIsHungUpOn() throws Exception {
    byte[] handshakeOf16Megabytes = {22, 3, 1, 0x40, 0, 1, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    try (Socket huge = connect();
        Socket slow = connect()) {
      huge.getOutputStream().write(handshakeOf16Megabytes);
      huge.getOutputStream().write(new byte[64 << 10]);
      for (byte one : handshakeOf16Megabytes) {
        slow.getOutputStream().write(one);
      }
      assertUndisturbed();
      assertTellsNothing(huge);
      assertTellsNothing(slow);
    } catch (SocketException e) {
      // Hung up on while it was writing.
    }
    assertUndisturbed();
  }

  @Test
  void twoHundredConnectionsInAllStagesCostNobodyAnything() throws Exception {
    byte[] hello = clientHello();
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 240; i++) {
        Socket socket = connect();
        sockets.add(socket);
        try {
          socket.getOutputStream().write(hello, 0, i % 3 * hello.length / 2);
        } catch (SocketException e) {
          // The oldest are dropped meanwhile, not the one just made.
          throw new AssertionError("connection " + i, e);
        }
      }
      assertUndisturbed();
      for (Socket socket : sockets) {
        // To a whole greeting TLS answers with its own, which says nothing of the run in clear.
        assertTold(socket, 8_000);
      }
      assertUndisturbed();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The first bytes of a client of TLS. */
  private static byte[] clientHello() throws Exception {
    var engine = strangersTls().createSSLEngine("node-0", 1);
    engine.setUseClientMode(true);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    byte[] hello = new byte[out.flip().remaining()];
    out.get(hello);
    return hello;
  }

  private static void assertStaysOut(GrpcCluster pair) {
    CompletableFuture<Void> zero = pair.starting(0);
    CompletableFuture<Void> one = pair.starting(1);
    for (CompletableFuture<Void> start : List.of(zero, one)) {
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> start.get(20, TimeUnit.SECONDS));
      assertInstanceOf(TransportException.class, failure.getCause());
    }
  }

  @Test
  void anotherRunsCertificateStaysOutEvenWithTheSecret() throws Exception {
    try (GrpcCluster pair = pair(authority.issue(0), new Authority().issue(1), 1_500)) {
      assertStaysOut(pair);
    }
  }

  @Test
  void aNodeWithoutTlsStaysOutEvenWithTheSecret() throws Exception {
    try (GrpcCluster pair = pair(authority.issue(0), null, 1_500)) {
      assertStaysOut(pair);
    }
    try (GrpcCluster pair = pair(null, authority.issue(1), 1_500)) {
      assertStaysOut(pair);
    }
  }

  @Test
  void theCertificateOfAnotherRankIsNotThatOfTheOneDialled() throws Exception {
    try (GrpcCluster pair = pair(authority.issue(5), authority.issue(1), 1_500)) {
      assertStaysOut(pair);
    }
  }
}
