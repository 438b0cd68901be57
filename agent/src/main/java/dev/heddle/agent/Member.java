package dev.heddle.agent;

import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.node.ExitStatus;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import dev.heddle.transport.grpc.GrpcOptions;
import dev.heddle.transport.grpc.GrpcTransport;
import dev.heddle.transport.grpc.Peers;
import dev.heddle.transport.session.Identity;
import dev.heddle.transport.session.SessionOptions;
import java.util.List;

/** This JVM's part in a cluster: its transport and its node. */
final class Member {
  private final GrpcTransport transport;

  private Member(GrpcTransport transport) {
    this.transport = transport;
  }

  /** Listens; nobody is answered before {@link #join}. */
  static Member bind(int rank, String runId, byte[] secret, HeddleConfig config)
      throws ClusterStartException {
    NativeAccess.grant();
    HeddleConfig.Links links = config.links();
    GrpcOptions options =
        GrpcOptions.defaults()
            .withBind(links.host(), links.port() == 0 ? 0 : links.port() + rank)
            .withSockets(links.unixSockets() ? GrpcOptions.Sockets.AUTO : GrpcOptions.Sockets.TCP)
            .withConnectMillis(config.startTimeoutMillis())
            .withSession(SessionOptions.defaults().withGraceMillis(config.graceMillis()));
    try {
      return new Member(
          GrpcTransport.bind(
              new Identity(rank, config.nodes(), runId, secret, Build.id()), options));
    } catch (TransportException e) {
      throw new ClusterStartException(e.getMessage(), ExitStatus.USAGE);
    }
  }

  /** Where the others reach this node. */
  String address() {
    return transport.boundAddress();
  }

  /**
   * Connects to all; returns when every link is up and the node serves.
   *
   * @param addresses by rank
   */
  void join(List<String> addresses) throws ClusterStartException, InterruptedException {
    try {
      transport.setPeers(new Peers(addresses));
      transport.start(
          new Transport.Listener() {
            @Override
            public void received(int from, byte[] frame) {}

            @Override
            public void lost(int peer, String reason) {
              Fatal.end(ExitStatus.NODE_LOST, "node " + peer + " is lost: " + reason, null);
            }
          });
    } catch (TransportException e) {
      throw new ClusterStartException(e.getMessage());
    }
  }
}
