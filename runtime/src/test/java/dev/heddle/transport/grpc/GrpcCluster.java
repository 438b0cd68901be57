package dev.heddle.transport.grpc;

import dev.heddle.transport.Recorder;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import dev.heddle.transport.session.Identity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Endpoints in one JVM, over real sockets. */
final class GrpcCluster implements AutoCloseable {
  static final byte[] SECRET = "only nodes of this run know this".getBytes(StandardCharsets.UTF_8);
  static final String BUILD = "test-build";

  final List<GrpcTransport> nodes = new ArrayList<>();
  final List<Recorder> heard = new ArrayList<>();
  final List<String> addresses = new ArrayList<>();

  static Identity identity(int rank, int nodeCount) {
    return new Identity(rank, nodeCount, "run", SECRET, BUILD);
  }

  static GrpcOptions options(GrpcOptions.Sockets sockets) {
    return GrpcOptions.defaults().withSockets(sockets).withConnectMillis(10_000);
  }

  static GrpcCluster bind(int nodeCount, GrpcOptions options) throws TransportException {
    GrpcCluster cluster = new GrpcCluster();
    for (int rank = 0; rank < nodeCount; rank++) {
      cluster.add(GrpcTransport.bind(identity(rank, nodeCount), options));
    }
    return cluster;
  }

  void add(GrpcTransport node) {
    nodes.add(node);
    heard.add(new Recorder());
    addresses.add(node.boundAddress());
  }

  static GrpcCluster start(int nodeCount, GrpcOptions options) throws Exception {
    GrpcCluster cluster = bind(nodeCount, options);
    for (Transport node : cluster.nodes) {
      cluster.node(node.rank()).setPeers(new Peers(cluster.addresses));
    }
    cluster.startAll();
    return cluster;
  }

  /** Starts what has its peers set; fails with the first failure. */
  void startAll() throws Exception {
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (int rank = 0; rank < nodes.size(); rank++) {
      starts.add(starting(rank));
    }
    for (CompletableFuture<Void> start : starts) {
      start.get(30, TimeUnit.SECONDS);
    }
  }

  CompletableFuture<Void> starting(int rank) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread starter =
        new Thread(
            () -> {
              try {
                nodes.get(rank).start(heard.get(rank));
                done.complete(null);
              } catch (TransportException | InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    starter.start();
    return done;
  }

  GrpcTransport node(int rank) {
    return nodes.get(rank);
  }

  @Override
  public void close() {
    nodes.forEach(Transport::close);
  }
}
