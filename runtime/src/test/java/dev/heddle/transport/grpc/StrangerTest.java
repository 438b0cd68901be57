package dev.heddle.transport.grpc;

import static dev.heddle.transport.Recorder.frame;
import static dev.heddle.transport.Recorder.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.Recorder;
import dev.heddle.transport.TransportException;
import dev.heddle.transport.session.Identity;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who does not belong to the run gets nothing and disturbs nobody. */
@Timeout(60)
class StrangerTest {
  private GrpcCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = GrpcCluster.start(2, GrpcCluster.options(GrpcOptions.Sockets.TCP));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private InetSocketAddress target() {
    String address = cluster.addresses.get(0);
    int colon = address.lastIndexOf(':');
    return new InetSocketAddress(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(target().getAddress(), target().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** The run goes on, over the connection it always had. */
  private void assertUndisturbed() throws InterruptedException {
    cluster.node(0).send(1, frame("ping"));
    assertEquals("ping", text(cluster.heard.get(1).next(5)));
    cluster.node(1).send(0, frame("pong"));
    assertEquals("pong", text(cluster.heard.get(0).next(5)));
    assertEquals(0, cluster.node(0).stats(1).reconnects());
    assertEquals(0, cluster.node(0).stats(1).queuedBytes() / 100);
  }

  /** All bytes until the other end closes. */
  private static byte[] readAll(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      return new byte[0]; // reset: closed even harder
    }
  }

  private static void assertTellsNothing(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    assertFalse(text.contains("eddle") || text.contains("run") || text.contains("build"), text);
  }

  @Test
  void garbageIsHungUpOn() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 20; i++) {
      try (Socket socket = connect()) {
        byte[] garbage = new byte[1 + random.nextInt(3000)];
        random.nextBytes(garbage);
        socket.getOutputStream().write(garbage);
        assertTellsNothing(readAll(socket));
      }
    }
    assertUndisturbed();
  }

  @Test
  void plainHttpIsHungUpOn() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertTellsNothing(readAll(socket));
    }
    assertUndisturbed();
  }

  /** How a gRPC call ends, and what came back before. */
  private record Ended(Status status, List<byte[]> messages) {}

  private Ended call(MethodDescriptor<InputStream, InputStream> method, byte[] message)
      throws Exception {
    ManagedChannel channel = NettyChannelBuilder.forAddress(target()).usePlaintext().build();
    CompletableFuture<Status> ended = new CompletableFuture<>();
    List<byte[]> messages = new ArrayList<>();
    ClientCall<InputStream, InputStream> call = channel.newCall(method, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<InputStream>() {
          @Override
          public void onMessage(InputStream answer) {
            try {
              messages.add(answer.readAllBytes());
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status);
          }
        },
        new Metadata());
    call.request(10);
    if (message != null) {
      call.sendMessage(new ByteArrayInputStream(message));
    }
    try {
      return new Ended(ended.get(10, TimeUnit.SECONDS), messages);
    } finally {
      channel.shutdownNow();
    }
  }

  private void assertDropped(Ended ended) throws InterruptedException {
    assertEquals(Status.Code.UNAVAILABLE, ended.status().getCode());
    assertEquals(List.of(), ended.messages());
    assertUndisturbed();
  }

  @Test
  void httpTwoWithoutAWordIsHungUpOnInTime() throws Exception {
    assertDropped(call(LinkMethod.DESCRIPTOR, null));
  }

  @Test
  void httpTwoWithNonsenseIsHungUpOn() throws Exception {
    assertDropped(call(LinkMethod.DESCRIPTOR, new byte[100]));
    assertDropped(call(LinkMethod.DESCRIPTOR, new byte[200_000]));
    assertDropped(call(LinkMethod.DESCRIPTOR, new byte[0]));
  }

  @Test
  void anotherMethodIsHungUpOn() throws Exception {
    assertDropped(call(LinkMethod.DESCRIPTOR.toBuilder().setFullMethodName("a.B/c").build(), null));
  }

  @Test
  void twoHundredSilentConnectionsCostNobodyAnything() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        sockets.add(connect());
      }
      assertUndisturbed();
      for (Socket socket : sockets) {
        assertTellsNothing(readAll(socket));
      }
      assertUndisturbed();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void strangersDoNotKeepNodesOut() throws Exception {
    try (GrpcCluster late = GrpcCluster.bind(2, GrpcCluster.options(GrpcOptions.Sockets.TCP))) {
      String address = late.addresses.get(0);
      int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      late.node(0).setPeers(new Peers(late.addresses));
      late.node(1).setPeers(new Peers(late.addresses));
      late.startAll();
      late.node(0).send(1, frame("in"));
      assertEquals("in", text(late.heard.get(1).next(5)));
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Throwable startFailure(CompletableFuture<Void> starting) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> starting.get(20, TimeUnit.SECONDS));
    assertTrue(failure.getCause() instanceof TransportException, failure.toString());
    return failure.getCause();
  }

  private static GrpcCluster pair(Identity zero, Identity one) throws Exception {
    GrpcOptions options = GrpcCluster.options(GrpcOptions.Sockets.TCP).withConnectMillis(1_500);
    GrpcCluster pair = new GrpcCluster();
    pair.add(GrpcTransport.bind(zero, options));
    pair.add(GrpcTransport.bind(one, options));
    pair.node(0).setPeers(new Peers(pair.addresses));
    pair.node(1).setPeers(new Peers(pair.addresses));
    return pair;
  }

  @Test
  void aNodeOfAnotherRunStaysOut() throws Exception {
    byte[] guess = "who knows what the secret may be".getBytes(StandardCharsets.UTF_8);
    Identity stranger = new Identity(1, 2, "run", guess, GrpcCluster.BUILD);
    try (GrpcCluster pair = pair(GrpcCluster.identity(0, 2), stranger)) {
      CompletableFuture<Void> zero = pair.starting(0);
      CompletableFuture<Void> one = pair.starting(1);
      String message = startFailure(one).getMessage();
      assertEquals(
          "no connection in 1500 ms: node 0 at " + pair.addresses.get(0) + " (connection closed)",
          message);
      startFailure(zero);
    }
  }

  @Test
  void whoCouldNotReachAllHasNotLeftTheRun() throws Exception {
    GrpcOptions options = GrpcCluster.options(GrpcOptions.Sockets.TCP);
    try (GrpcCluster cluster = new GrpcCluster()) {
      cluster.add(GrpcTransport.bind(GrpcCluster.identity(0, 3), options));
      cluster.add(GrpcTransport.bind(GrpcCluster.identity(1, 3), options.withConnectMillis(1_500)));
      cluster.add(GrpcTransport.bind(GrpcCluster.identity(2, 3), options));
      cluster.node(0).setPeers(new Peers(cluster.addresses));
      cluster.node(1).setPeers(new Peers(cluster.addresses));
      CompletableFuture<Void> zero = cluster.starting(0);
      CompletableFuture<Void> one = cluster.starting(1);
      String cause = startFailure(one).getMessage();
      assertTrue(cause.startsWith("no connection in 1500 ms: node 2 at "), cause);
      String effect = startFailure(zero).getMessage();
      assertTrue(effect.startsWith("node 1: its process ended"), effect);
    }
  }

  @Test
  void anotherBuildIsRefusedByNameAtBothEnds() throws Exception {
    Identity newer = new Identity(1, 2, "run", GrpcCluster.SECRET, "newer-build");
    try (GrpcCluster pair = pair(GrpcCluster.identity(0, 2), newer)) {
      CompletableFuture<Void> zero = pair.starting(0);
      CompletableFuture<Void> one = pair.starting(1);
      String expected =
          "node 1 runs Heddle build newer-build, node 0 build test-build: use the same heddle.jar"
              + " on all nodes";
      assertEquals(expected, startFailure(zero).getMessage());
      assertEquals(expected, startFailure(one).getMessage());
    }
  }

  @Test
  void aPeerThatIsGoneBeforeTheStartIsNamedSoon() throws Exception {
    GrpcOptions options = GrpcCluster.options(GrpcOptions.Sockets.TCP);
    try (GrpcCluster half = GrpcCluster.bind(2, options)) {
      half.node(1).close();
      half.node(0).setPeers(new Peers(half.addresses));
      long before = System.nanoTime();
      assertEquals(
          "node 1: its process ended (connection refused)",
          startFailure(half.starting(0)).getMessage());
      assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(3));
    }
  }

  @Test
  void badAddressesAreNamed() {
    GrpcOptions taken =
        GrpcCluster.options(GrpcOptions.Sockets.TCP).withBind("127.0.0.1", target().getPort());
    TransportException failure =
        assertThrows(
            TransportException.class, () -> GrpcTransport.bind(GrpcCluster.identity(0, 2), taken));
    assertTrue(
        failure.getMessage().startsWith("cannot listen on " + cluster.addresses.get(0)),
        failure.getMessage());
    TransportException unknown =
        assertThrows(
            TransportException.class,
            () ->
                GrpcTransport.bind(
                    GrpcCluster.identity(0, 2),
                    GrpcCluster.options(GrpcOptions.Sockets.TCP)
                        .withBind("no-such-host.invalid", 0)));
    assertEquals("unknown host: no-such-host.invalid", unknown.getMessage());
    TransportException nonsense =
        assertThrows(
            TransportException.class,
            () -> cluster.node(0).setPeers(new Peers(List.of("here", "there"))));
    assertEquals("not an address (host:port or unix:/path): here", nonsense.getMessage());
  }

  @Test
  void nothingIsPrinted() throws Exception {
    try (ChildNode child = new ChildNode(0, 2, GrpcOptions.Sockets.TCP);
        GrpcCluster other = new GrpcCluster()) {
      GrpcOptions options = GrpcCluster.options(GrpcOptions.Sockets.TCP);
      GrpcTransport one = GrpcTransport.bind(GrpcCluster.identity(1, 2), options);
      other.nodes.add(one);
      List<String> addresses = List.of(child.line(), one.boundAddress());
      child.tellPeers(addresses);
      one.setPeers(new Peers(addresses));
      one.start(new Recorder());
      assertEquals("started", child.line());
      int port = Integer.parseInt(addresses.get(0).substring("127.0.0.1:".length()));
      for (int i = 0; i < 10; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
          assertTellsNothing(readAll(socket));
        }
      }
      child.end();
      assertNull(child.line());
      assertEquals(0, child.exitCode());
    }
  }
}
