package dev.heddle.node;

import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.Monitors;
import dev.heddle.bridge.ProcessHooks;
import dev.heddle.bridge.ThreadHooks;
import dev.heddle.heap.Heap;
import dev.heddle.heap.HeapConfig;
import dev.heddle.heap.NotShareableException;
import dev.heddle.heap.StandardObjects;
import dev.heddle.heap.share.NamedObjects;
import dev.heddle.node.classinit.ClassInitLedger;
import dev.heddle.node.classinit.ClassInitService;
import dev.heddle.node.classinit.FinalsCodec;
import dev.heddle.node.classinit.Recipes;
import dev.heddle.node.classinit.StaticsHeap;
import dev.heddle.node.collect.DistributedCollection;
import dev.heddle.node.collect.MemoryPressure;
import dev.heddle.node.delegate.DelegateHost;
import dev.heddle.node.delegate.Delegation;
import dev.heddle.node.delegate.EndedReferences;
import dev.heddle.node.process.MainWatch;
import dev.heddle.node.process.SharedStreams;
import dev.heddle.node.service.Fatal;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceLink;
import dev.heddle.node.service.ValueCodec;
import dev.heddle.node.stats.NodeStats;
import dev.heddle.node.stats.StatsService;
import dev.heddle.node.threads.Inheritance;
import dev.heddle.node.threads.LedgerAccess;
import dev.heddle.node.threads.ThreadHost;
import dev.heddle.node.threads.ThreadLedger;
import dev.heddle.node.threads.ThreadObserver;
import dev.heddle.node.threads.ThreadService;
import dev.heddle.protocol.Event;
import dev.heddle.sync.EventPort;
import dev.heddle.sync.NameDirectory;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

/** One node: core and services, wired. */
public final class Node {
  private final Transport transport;
  private final Heap heap;
  private final ExecutorService workers;
  private final ServiceBus bus;
  private final NodeCore core;
  private final ThreadLedger ledger;
  private final ThreadService threads;
  private final OneProcess process;
  private final ClassInitService classInit;
  private final DistributedCollection collection;
  private final MemoryPressure pressure;
  private final Delegation delegation;
  private final ExecutorService callers;
  private final StatsService stats;
  private final EndedReferences endedReferences;
  private final ThreadClock threadClock;
  private final LongAdder threadsRun = new LongAdder();
  private volatile EventPort loop;
  private volatile boolean ending;

  public Node(NodeConfig config, Transport transport, FatalHandler fatalHandler) {
    this.transport = transport;
    threadClock =
        config.options().threadTimes() ? new ThreadTimes(new LiveThreads()) : ThreadClock.STOPPED;
    int rank = transport.rank();
    SharedStreams streams =
        new SharedStreams(
            new StandardObjects().with("loader.application", config.applicationLoader()));
    heap = new Heap(heapConfig(rank, config, streams));
    workers = new HeddleThreads(fatalHandler).unbounded("service");
    Fatal fatal = (line, status) -> fatalHandler.fatal(line, status, null);
    bus = new ServiceBus(new Link(), fatal);
    ValueCodec codec = bus.custody().guard(new Values());
    ValueCodec ending = ending(codec, fatalHandler);
    process =
        config
            .process()
            .make(new NodeParts(transport, bus, ending, streams, workers, fatalHandler));
    core =
        new NodeCore(transport, new HeapAdapter(heap), config.options(), new Below(), fatalHandler);
    ledger = rank == 0 ? new ThreadLedger(config.placement(), transport.nodeCount()) : null;
    FinalsCodec finals = new FinalsCodec(codec, Recipes.all());
    classInit = new ClassInitService(bus, finals, new Statics(), fatal, workers);
    if (rank == 0) {
      new ClassInitLedger(bus);
    }
    Inheritance inheritance = new Inheritance(codec);
    LedgerAccess access = new LedgerAccess(bus, ledger, config.placement().countsLiving());
    threads = new ThreadService(bus, ending, access, inheritance, new Observer());
    collection =
        new DistributedCollection(
            bus,
            new Collecting.Port(core.loop(), core.protocol()),
            new Collecting.Pages(heap.holdings()),
            fatal);
    pressure = new MemoryPressure(bus, new HeapMemory(), collection, workers, System::nanoTime);
    stats = new StatsService(bus, this::counters);
    delegation = new Delegation(bus, ending, workers);
    HeddleThreads heddleThreads = new HeddleThreads(fatalHandler);
    callers = heddleThreads.callers(config.applicationLoader());
    endedReferences = new EndedReferences(heddleThreads.factory("references"), callers);
    new DelegateHost(bus, ending, workers, callers);
    new ThreadHost(bus, codec, inheritance, config.applicationLoader(), workers);
  }

  private static HeapConfig heapConfig(int rank, NodeConfig config, NamedObjects named) {
    return new HeapConfig(rank, config.pageBytes(), config.sequential(), config.classes(), named);
  }

  /** Connects to the other nodes and installs the hooks; before the first woven class runs. */
  public void start() throws TransportException, InterruptedException {
    if (transport.nodeCount() > 1) {
      Monitors.plainLocks = 1; // a Class may be locked before anything is shared
    }
    Bridge.install(new NodeHooks(heap, core, new Above()));
    core.start();
    core.every(DistributedCollection.DEFAULT_PERIOD_MILLIS, collection::tick);
    if (transport.nodeCount() > 1) {
      core.every(MemoryPressure.PERIOD_MILLIS, pressure::look);
    }
    process.install();
  }

  /**
   * On rank 0, in the thread that is about to run main: keeps this JVM alive until it and all
   * counted threads have ended.
   */
  public void watchMain() {
    threadClock.entered();
    MainWatch.start(Thread.currentThread(), ledger, threads::mainEnded);
  }

  /** On rank 0: returns when no non-daemon thread of the cluster lives, main not counted. */
  public void awaitThreads() throws InterruptedException {
    ledger.awaitNone();
  }

  /** The thread of this name never runs woven code, though the JVM shows it running. */
  public void ignoreThread(String name) {
    core.sync().threads().ignore(name);
  }

  /** On rank 0: writes the output that has come, which takes that time at most. */
  public void flushOutput(long timeoutMillis) {
    process.flush(timeoutMillis);
  }

  /** From now on a peer may leave: the run is over. */
  public void ending() {
    ending = true;
  }

  /** Ends the node while the JVM lives on; threads that wait are unwound. */
  public void stop(String reason) {
    ending = true;
    endedReferences.stop();
    workers.shutdown();
    callers.shutdown();
    core.stop(reason);
  }

  public NodeCore core() {
    return core;
  }

  public Heap heap() {
    return heap;
  }

  public ServiceBus bus() {
    return bus;
  }

  /** Application threads that ran here, main not counted. */
  public long threadsRun() {
    return threadsRun.sum();
  }

  private NodeStats counters() {
    return new Counters(transport, core, heap, threadClock).read(threadsRun());
  }

  /** The counters of all nodes; on rank 0, not on the loop. */
  public StatsService.Gathered gatherStats(long timeoutMillis) {
    return stats.gather(timeoutMillis);
  }

  /** Who waits for what, one line each. */
  public List<String> describeWaits() {
    return core.describeWaits();
  }

  private final class Link implements ServiceLink {
    @Override
    public int rank() {
      return transport.rank();
    }

    @Override
    public int nodeCount() {
      return transport.nodeCount();
    }

    @Override
    public void send(int to, byte[] body, boolean release) {
      loop.post(new Event.SendService(to, body, release));
    }
  }

  /** What the core asks of the services. */
  private final class Below implements NodeCore.Services {
    @Override
    public NameDirectory names(EventPort port) {
      loop = port;
      return new LockNames(bus);
    }

    @Override
    public void deliver(int from, byte[] body) {
      bus.deliver(from, body);
    }

    @Override
    public void send(int to, byte[] frame, boolean release) {
      process.send(to, frame, release);
    }

    @Override
    public void receivedRaw(int from, byte[] frame) {
      process.received(from, ClusterProcess.bodyOf(frame));
    }

    @Override
    public void lost(int peer, String reason) {
      if (!ending) {
        process.lost(peer, reason);
      }
    }
  }

  /** What application threads ask of the services. */
  private final class Above implements NodeServices {
    @Override
    public ThreadHooks threads() {
      return threads;
    }

    @Override
    public ProcessHooks process() {
      return process.hooks();
    }

    @Override
    public Object delegate(Object standIn, String method, Object[] arguments) throws Throwable {
      return delegation.call(heap.opaques().originalAt(standIn), standIn, method, arguments);
    }

    @Override
    public ReferenceQueue<Object> endedQueue() {
      return endedReferences.queue();
    }

    @Override
    public Object[] beginClassInit(Class<?> owner) {
      return classInit.begin(owner);
    }

    @Override
    public void nullConstant(String field) {
      classInit.nullConstant(field);
    }

    @Override
    public void endClassInit(Class<?> owner, Throwable failure) {
      classInit.end(owner, failure);
    }
  }

  /** Where the program shares by its own call, a refusal is not for it to catch. */
  private static ValueCodec ending(ValueCodec codec, FatalHandler fatalHandler) {
    return new ValueCodec() {
      @Override
      public byte[] encode(Object... values) {
        try {
          return codec.encode(values);
        } catch (NotShareableException e) {
          fatalHandler.fatal(e.getMessage(), ExitStatus.CANNOT_SHARE, e);
          throw e;
        }
      }

      @Override
      public Object[] decode(byte[] bytes) {
        return codec.decode(bytes);
      }
    };
  }

  private final class Values implements ValueCodec {
    @Override
    public byte[] encode(Object... values) {
      return heap.encodeValues("a message to another node", values);
    }

    @Override
    public Object[] decode(byte[] bytes) {
      return heap.decodeValues(bytes);
    }
  }

  private final class Observer implements ThreadObserver {
    @Override
    public void entered() {
      threadsRun.increment();
      threadClock.entered();
      core.sync().threads().started();
    }

    @Override
    public void ended() {
      threadClock.ended();
    }

    @Override
    public boolean mustStay(Thread thread) {
      return process.mustStay(thread);
    }
  }

  /** Statics pages for the initialisation of classes. */
  private final class Statics implements StaticsHeap {
    @Override
    public long share(Class<?> owner) {
      return heap.hasStatics(owner) ? heap.shareStatics(owner) : NONE;
    }

    @Override
    public void attach(Class<?> owner, long gid) {
      heap.adoptStatics(owner, gid);
    }
  }
}
