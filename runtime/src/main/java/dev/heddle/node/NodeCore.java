package dev.heddle.node;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Message;
import dev.heddle.protocol.MessageCodec;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.protocol.cells.CellMessage;
import dev.heddle.protocol.locks.LockMessage;
import dev.heddle.protocol.pages.PageMessage;
import dev.heddle.sync.Cells;
import dev.heddle.sync.EventPort;
import dev.heddle.sync.GateTable;
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
  /** The first byte of a frame that is not the protocol's; tags of messages start at 1. */
  public static final byte RAW_TAG = 0;

  private final Transport transport;
  private final NodeOptions options;
  private final Services services;
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
    this.services = services;
    HeddleThreads threads = new HeddleThreads(fatalHandler);
    relief = threads.single("loop");
    revokeThreads = threads.unbounded("revoke");
    decodeThreads = threads.unbounded("decode");
    ticker = Executors.newSingleThreadScheduledExecutor(threads.factory("tick"));
    ThreadRegistry registry = new ThreadRegistry(new LiveThreads());
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

  /** The layer above: requests and notices between nodes, output. */
  public interface Services {
    /** Called once, in the constructor of the core. */
    NameDirectory names(EventPort loop);

    /** A message of another node, its notices applied; on the loop, never blocks. */
    void deliver(int from, byte[] body);

    /**
     * Hands a frame to the transport; on the loop, never blocks.
     *
     * @param release whether the frame tells of this node's writes: output comes first (RULES 18)
     */
    void send(int to, byte[] frame, boolean release);

    /** A frame that is not the protocol's; on transport threads, never blocks. */
    void receivedRaw(int from, byte[] frame);

    /** A link is down for good. */
    void lost(int peer, String reason);
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
            services.lost(peer, reason);
          }
        });
    ticking =
        ticker.scheduleAtFixedRate(
            loop::tick, options.tickMillis(), options.tickMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the node while the JVM lives on; threads that wait are unwound. */
  public void stop(String reason) {
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

  public NodeLoop loop() {
    return loop;
  }

  /** Runs a short task again and again until the node stops. */
  public void every(int periodMillis, Runnable task) {
    Future<?> unused =
        ticker.scheduleAtFixedRate(task, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
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
    Message message = effect.message();
    services.send(effect.to(), MessageCodec.encode(message), tellsOfWrites(message));
  }

  private static boolean tellsOfWrites(Message message) {
    return !(message instanceof PageMessage.Fetch
        || message instanceof LockMessage.Acquire
        || message instanceof LockMessage.Forward
        || message instanceof CellMessage.Request
        || message instanceof CellMessage.Forward
        || message instanceof CellMessage.Invalidate
        || message instanceof CellMessage.Invalidated
        || message instanceof CellMessage.Done);
  }

  private void receive(int from, byte[] frame) {
    if (frame[0] == RAW_TAG) {
      services.receivedRaw(from, frame);
    } else {
      loop.post(new Event.Received(from, MessageCodec.decode(frame)));
    }
  }
}
