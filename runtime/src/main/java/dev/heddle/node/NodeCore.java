package dev.heddle.node;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.MessageCodec;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.sync.Cells;
import dev.heddle.sync.EventPort;
import dev.heddle.sync.GateTable;
import dev.heddle.sync.JvmThreads;
import dev.heddle.sync.LockTable;
import dev.heddle.sync.NameDirectory;
import dev.heddle.sync.PageMisses;
import dev.heddle.sync.SyncContext;
import dev.heddle.sync.SyncStats;
import dev.heddle.sync.ThreadRegistry;
import dev.heddle.sync.Tokens;
import dev.heddle.sync.WaitSets;
import dev.heddle.sync.Waiters;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A node without services: heap, protocol, loop, synchronisation and transport, wired. */
public final class NodeCore {
  private final Transport transport;
  private final NodeOptions options;
  private final FatalHandler fatalHandler;
  private final ProtocolNode protocol;
  private final NodeLoop loop;
  private final Waiters waiters;
  private final SyncContext context;
  private final Tokens tokens;
  private final WaitSets waitSets;
  private final Cells cells;
  private final PageMisses pageMisses;
  private final Decoding decoding;
  private final Revokers revokers;
  private final ExecutorService relief;
  private final ExecutorService revokeThreads;
  private final ExecutorService decodeThreads;
  private final ScheduledExecutorService ticker;
  private volatile boolean ending;
  private Future<?> ticking;

  /**
   * Wires the node; nothing happens before {@link #start}.
   *
   * @param services takes the bodies of service messages, on the loop
   */
  public NodeCore(
      Transport transport,
      HeapPort heap,
      NodeOptions options,
      Services services,
      FatalHandler fatalHandler) {
    this.transport = transport;
    this.options = options;
    this.fatalHandler = fatalHandler;
    HeddleThreads threads = new HeddleThreads(fatalHandler);
    relief = threads.single("loop");
    revokeThreads = threads.unbounded("revoke");
    decodeThreads = threads.unbounded("decode");
    ticker = Executors.newSingleThreadScheduledExecutor(threads.factory("tick"));
    ThreadRegistry registry = new ThreadRegistry(new JvmThreads());
    int rank = transport.rank();
    protocol =
        new ProtocolNode(rank, transport.nodeCount(), heap.memory(), registry, options.protocol());
    loop = new NodeLoop(protocol::step, fatalHandler, relief);
    waiters = new Waiters(TimeUnit.MICROSECONDS.toNanos(options.spinMicros()));
    LockTable locks = new LockTable(rank, heap.objects(), services.names(loop));
    GateTable gates = new GateTable(waiters, options.gateCap());
    context =
        new SyncContext(loop, waiters, heap.objects(), locks, gates, registry, new SyncStats());
    tokens = new Tokens(context);
    waitSets = new WaitSets(context, tokens);
    cells = new Cells(context, protocol::spinIsFree);
    pageMisses = new PageMisses(context);
    decoding = new Decoding(loop, waiters, registry, heap.decoder(), decodeThreads, fatalHandler);
    revokers = new Revokers(loop, waiters, locks, waitSets, revokeThreads);
    heap.onPromotion(waitSets::promoted);
    loop.connect(
        new EffectExecutor(
            this::send, waiters, decoding, revokers, locks, gates, services::deliver));
  }

  /** The layer above: requests and notices between nodes. */
  public interface Services {
    /** Called once, in the constructor of the core. */
    NameDirectory names(EventPort loop);

    /** A message of another node, its notices applied; on the loop, never blocks. */
    void deliver(int from, byte[] body);
  }

  /** Connects to the other nodes. */
  public void start() throws TransportException, InterruptedException {
    transport.start(
        new Transport.Listener() {
          @Override
          public void received(int from, byte[] frame) {
            receive(from, frame);
          }

          @Override
          public void lost(int peer, String reason) {
            lostPeer(peer, reason);
          }
        });
    ticking =
        ticker.scheduleAtFixedRate(
            () -> loop.post(new Event.Tick()),
            options.tickMillis(),
            options.tickMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** From now on a peer may leave: the run is over. */
  public void ending() {
    ending = true;
  }

  /** Ends the node while the JVM lives on; threads that wait are unwound. */
  public void stop(String reason) {
    ending = true;
    loop.stop();
    waiters.stop(reason);
    if (ticking != null) {
      ticking.cancel(false);
    }
    ticker.shutdown();
    relief.shutdown();
    revokeThreads.shutdown();
    decodeThreads.shutdown();
    transport.close();
  }

  public EventPort loop() {
    return loop;
  }

  public SyncContext sync() {
    return context;
  }

  public Tokens tokens() {
    return tokens;
  }

  public WaitSets waitSets() {
    return waitSets;
  }

  public Cells cells() {
    return cells;
  }

  public PageMisses pageMisses() {
    return pageMisses;
  }

  public ProtocolNode protocol() {
    return protocol;
  }

  /** Who waits for what, one line each, for the dump of a hanging run. */
  public List<String> describeWaits() {
    List<String> lines = new ArrayList<>();
    lines.add(loop.describe());
    lines.addAll(waiters.describe());
    lines.addAll(waitSets.describe());
    lines.addAll(revokers.describe());
    lines.addAll(decoding.describe());
    lines.addAll(describeProtocol());
    return lines;
  }

  /**
   * The protocol's state belongs to the loop; a loop that does not answer is itself the finding.
   */
  private List<String> describeProtocol() {
    CompletableFuture<List<String>> lines = new CompletableFuture<>();
    loop.run(() -> lines.complete(protocol.describeWaits()));
    return lines.completeOnTimeout(List.of("the loop does not answer"), 1, TimeUnit.SECONDS).join();
  }

  private void send(Effect.Send effect) {
    transport.send(effect.to(), MessageCodec.encode(effect.message()));
  }

  private void receive(int from, byte[] frame) {
    loop.post(new Event.Received(from, MessageCodec.decode(frame)));
  }

  private void lostPeer(int peer, String reason) {
    if (!ending) {
      fatalHandler.fatal("node " + peer + " is lost: " + reason, ExitStatus.NODE_LOST, null);
    }
  }
}
