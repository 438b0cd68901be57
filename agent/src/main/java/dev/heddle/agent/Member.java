package dev.heddle.agent;

import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.cluster.Entrant;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.node.ClusterProcess;
import dev.heddle.node.ExitStatus;
import dev.heddle.node.Node;
import dev.heddle.node.NodeConfig;
import dev.heddle.node.NodeOptions;
import dev.heddle.node.OneProcess;
import dev.heddle.node.process.Console;
import dev.heddle.node.process.LeaderProcess;
import dev.heddle.node.process.OutputObserver;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import dev.heddle.transport.grpc.GrpcOptions;
import dev.heddle.transport.grpc.GrpcTransport;
import dev.heddle.transport.grpc.Peers;
import dev.heddle.transport.session.Identity;
import dev.heddle.transport.session.SessionOptions;
import dev.heddle.transport.simulated.DelayedTransport;
import dev.heddle.transport.simulated.LinkCost;
import dev.heddle.transport.tls.NodeCertificate;
import dev.heddle.weave.WeavePolicy;
import java.util.List;

/** This JVM's part in a cluster: its transport and its node. */
final class Member {
  private static final long REACH_MILLIS = 20_000;

  private final HeddleConfig config;
  private final Weaving weaving;
  private final GrpcTransport transport;
  private Node node;

  private Member(HeddleConfig config, Weaving weaving, GrpcTransport transport) {
    this.config = config;
    this.weaving = weaving;
    this.transport = transport;
    Fatal.beforeHalt(transport::removeTraces);
  }

  /**
   * Listens; nobody is answered before {@link #join}.
   *
   * @param host address to listen on
   * @param certificate null where links are not encrypted
   */
  static Member bind(
      Identity identity,
      String host,
      NodeCertificate certificate,
      HeddleConfig config,
      Weaving weaving)
      throws ClusterStartException {
    NativeAccess.grant();
    HeddleConfig.Links links = config.links();
    GrpcOptions options =
        GrpcOptions.defaults()
            .withBind(host, links.port() == 0 ? 0 : links.port() + identity.rank())
            .withSockets(
                isLocal(config) && links.unixSockets()
                    ? GrpcOptions.Sockets.AUTO
                    : GrpcOptions.Sockets.TCP)
            .withCertificate(certificate)
            .withConnectMillis(connectMillis(config))
            .withSession(SessionOptions.defaults().withGraceMillis(config.graceMillis()));
    try {
      return new Member(config, weaving, GrpcTransport.bind(identity, options));
    } catch (TransportException e) {
      throw new ClusterStartException(e.getMessage(), ExitStatus.USAGE);
    }
  }

  private static boolean isLocal(HeddleConfig config) {
    return !config.hosts().areRemote();
  }

  /**
   * All have reported and listen: between hosts, who cannot be reached by now has a port blocked.
   */
  private static long connectMillis(HeddleConfig config) {
    long start = config.startTimeoutMillis();
    return isLocal(config) ? start : Math.min(start, REACH_MILLIS);
  }

  /** What the others are to know of this node. */
  Entrant entrant() {
    return new Entrant(transport.boundAddress(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Connects to all; returns when every link is up and the node serves.
   *
   * @param entrants all nodes, by rank
   * @param end rank 0: told around the end of the run
   * @param observer rank 0: sees all output
   */
  void join(List<Entrant> entrants, LeaderProcess.EndListener end, OutputObserver observer)
      throws ClusterStartException, InterruptedException {
    try {
      transport.setPeers(new Peers(entrants.stream().map(Entrant::address).toList()));
      Placing placing = new Placing(config, entrants.stream().map(Entrant::cores).toList());
      OneProcess.Factory process =
          parts -> new ClusterProcess(parts, console(observer), placing.processors(), end);
      node = new Node(nodeConfig(placing, process), carrier(), this::fatal);
      node.start();
    } catch (TransportException e) {
      throw new ClusterStartException(e.getMessage());
    }
  }

  /** The transport itself, or what makes it as slow as the link that is to be simulated. */
  private Transport carrier() {
    LinkCost cost = config.links().simulated();
    return cost == null ? transport : new DelayedTransport(transport, cost);
  }

  private NodeConfig nodeConfig(Placing placing, OneProcess.Factory process) {
    WeavePolicy policy = Settings.policy(config.weaving());
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    return new NodeConfig(
        loader,
        weaving.resolver(loader),
        config.pageBytes(),
        type -> policy.isSequentiallyConsistent(type.getName().replace('.', '/')),
        placing.policy(),
        process,
        NodeOptions.DEFAULT.withThreadTimes(config.reporting().isWanted()));
  }

  private Console console(OutputObserver observer) {
    return new Console(System.in, System.out, System.err, config.reporting().label(), observer);
  }

  private void fatal(String line, int exitStatus, Throwable cause) {
    Fatal.end(exitStatus, line, config.reporting().verbose() ? cause : null);
  }

  /** The node; once joined. */
  Node node() {
    return node;
  }
}
