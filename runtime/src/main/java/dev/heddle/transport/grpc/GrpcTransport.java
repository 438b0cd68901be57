package dev.heddle.transport.grpc;

import dev.heddle.transport.LinkStats;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import dev.heddle.transport.session.Acceptor;
import dev.heddle.transport.session.Credentials;
import dev.heddle.transport.session.DialReconnector;
import dev.heddle.transport.session.Identity;
import dev.heddle.transport.session.Link;
import dev.heddle.transport.session.LinkListener;
import dev.heddle.transport.session.ProbeReconnector;
import dev.heddle.transport.session.SessionOptions;
import io.netty.handler.ssl.SslContext;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The transport between JVMs. {@link #bind}, tell the others {@link #boundAddress()}, {@link
 * #setPeers}, {@link #start}.
 */
public final class GrpcTransport implements Transport {
  private final Identity self;
  private final GrpcOptions options;
  private final Credentials credentials;
  private final Acceptor acceptor;
  private final NetworkThread network;
  private final ListenAddress listening;
  private final LinkServer server;
  private final Events events = new Events();
  private final Tls tls;
  private final AtomicBoolean closed = new AtomicBoolean();

  private List<SocketAddress> peers;
  // By rank; null for this node and before start.
  private volatile Link[] links;
  private volatile Listener listener;
  private volatile Startup startup;
  private volatile CountDownLatch stillOpen;

  private GrpcTransport(Identity self, GrpcOptions options) throws TransportException {
    this.self = self;
    this.options = options;
    this.credentials = Credentials.create(self);
    this.tls = options.certificate() == null ? null : new Tls(options.certificate());
    this.acceptor = new Acceptor(credentials, options.session());
    this.listening = ListenAddress.choose(options, self.rank());
    this.network = new NetworkThread(self.rank(), listening.kind(), this::fault);
    try {
      this.server =
          new LinkServer(listening, network, options, tls == null ? null : tls.server(), acceptor);
    } catch (TransportException e) {
      network.shutdown();
      listening.remove();
      throw e;
    }
    this.links = new Link[self.nodeCount()];
  }

  /** Starts to listen, so that there is an address to report; nobody is answered before start. */
  public static GrpcTransport bind(Identity self, GrpcOptions options) throws TransportException {
    NettySettings.apply();
    QuietLogging.apply();
    return new GrpcTransport(self, options);
  }

  /** Where peers reach this node: {@code host:port} or {@code unix:/path}. */
  public String boundAddress() {
    return Addresses.format(server.address());
  }

  /** Before {@link #start}. */
  public void setPeers(Peers newPeers) throws TransportException {
    if (newPeers.addresses().size() != self.nodeCount()) {
      throw new TransportException(
          newPeers.addresses().size() + " addresses for " + self.nodeCount() + " nodes");
    }
    List<SocketAddress> parsed = new ArrayList<>();
    for (String address : newPeers.addresses()) {
      parsed.add(Addresses.parse(address));
    }
    peers = parsed;
  }

  @Override
  public int rank() {
    return self.rank();
  }

  @Override
  public int nodeCount() {
    return self.nodeCount();
  }

  @Override
  public void start(Listener newListener) throws TransportException, InterruptedException {
    if (peers == null) {
      throw new IllegalStateException("setPeers comes first");
    }
    listener = newListener;
    Map<Integer, Link> dialled = new TreeMap<>();
    Map<Integer, Link> accepted = new TreeMap<>();
    Link[] made = makeLinks(dialled, accepted);
    Startup waiting = new Startup(joined(dialled, accepted).keySet());
    startup = waiting;
    links = made;
    network.execute(
        () -> {
          acceptor.open(accepted);
          dialled.values().forEach(link -> link.tick(0));
        });
    network.everyTick(this::tick);
    Set<Integer> missing;
    try {
      missing = waiting.await(options.connectMillis());
    } catch (TransportException | InterruptedException e) {
      abandon();
      throw e;
    }
    if (!missing.isEmpty()) {
      abandon();
      throw new TransportException(describe(missing, made));
    }
  }

  private Link[] makeLinks(Map<Integer, Link> dialled, Map<Integer, Link> accepted) {
    Link[] made = new Link[self.nodeCount()];
    SessionOptions session = options.session();
    SslContext clients = tls == null ? null : tls.client();
    for (int peer = 0; peer < made.length; peer++) {
      if (peer == self.rank()) {
        continue;
      }
      boolean dial = self.rank() > peer;
      SocketAddress address = peers.get(peer);
      GrpcConnector connector =
          new GrpcConnector(peer, address, SocketKind.reaching(address), network, options, clients);
      made[peer] =
          new Link(
              peer,
              session,
              network,
              dial
                  ? new DialReconnector(peer, credentials, session, connector)
                  : new ProbeReconnector(connector),
              events);
      (dial ? dialled : accepted).put(peer, made[peer]);
    }
    return made;
  }

  private static Map<Integer, Link> joined(Map<Integer, Link> a, Map<Integer, Link> b) {
    Map<Integer, Link> all = new TreeMap<>(a);
    all.putAll(b);
    return all;
  }

  private String describe(Set<Integer> missing, Link[] made) {
    StringBuilder text = new StringBuilder("no connection in " + options.connectMillis() + " ms:");
    for (int peer : missing) {
      text.append(" node ").append(peer).append(" at ").append(Addresses.format(peers.get(peer)));
      String trouble = made[peer].lastTrouble();
      text.append(trouble.isEmpty() ? ";" : " (" + trouble + ");");
    }
    return text.substring(0, text.length() - 1);
  }

  private void tick() {
    long elapsedMillis = SessionOptions.TICK_MILLIS;
    for (Link link : links) {
      if (link != null) {
        link.tick(elapsedMillis);
      }
    }
    acceptor.tick(elapsedMillis);
    server.tick(elapsedMillis);
  }

  @Override
  public void send(int to, byte[] frame) {
    Link link = links[to];
    assert link != null : "a frame to oneself, or before start";
    link.send(frame);
  }

  @Override
  public LinkStats stats(int peer) {
    Link link = links[peer];
    return link == null ? new LinkStats(0, 0, 0, 0, 0, 0) : link.stats();
  }

  /** A bug on the network thread: the run cannot go on, and must not hang. */
  private void fault(Throwable failure) {
    String reason = "the network thread of node " + self.rank() + " failed: " + failure;
    made().forEach(link -> link.fail(reason));
  }

  @Override
  public void close(long graceMillis) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List<Link> open = made();
    stillOpen = new CountDownLatch(open.size());
    network.execute(() -> open.forEach(Link::beginClose));
    if (graceMillis > 0 && !network.isCurrent()) {
      awaitClosed(graceMillis);
    }
    closeNow(open);
  }

  /**
   * After a start that failed. No goodbye: who never was in the run does not leave it, and the
   * cause, which this process is about to tell, must not come second to "left the run" elsewhere.
   */
  private void abandon() {
    if (closed.compareAndSet(false, true)) {
      List<Link> open = made();
      stillOpen = new CountDownLatch(open.size());
      closeNow(open);
    }
  }

  private List<Link> made() {
    return Stream.of(links).filter(Objects::nonNull).toList();
  }

  private void closeNow(List<Link> open) {
    network.execute(
        () -> {
          open.forEach(Link::closeNow);
          acceptor.closeNow();
        });
    server.close();
    network.shutdown();
    removeTraces();
  }

  @Override
  public void removeTraces() {
    listening.remove();
  }

  private void awaitClosed(long graceMillis) {
    try {
      // If the time is over the rest is dropped: that is what the caller asked for.
      boolean unused = stillOpen.await(graceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Events implements LinkListener {
    @Override
    public void up(int peer) {
      startup.up(peer);
    }

    @Override
    public void received(int peer, byte[] frame) {
      if (!closed.get()) {
        listener.received(peer, frame);
      }
    }

    @Override
    public void lost(int peer, String reason) {
      if (!startup.failed(reason) && !closed.get()) {
        listener.lost(peer, reason);
      }
    }

    @Override
    public void closed(int peer) {
      stillOpen.countDown();
    }
  }
}
