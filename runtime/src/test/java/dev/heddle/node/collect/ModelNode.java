package dev.heddle.node.collect;

import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ServiceLink;
import dev.heddle.node.service.ValueCodec;
import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Message;
import dev.heddle.protocol.PageMemory.Access;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.protocol.ThreadWatch;
import dev.heddle.protocol.Traffic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The real protocol, bus and collection over a model heap, with one application thread. */
final class ModelNode implements CollectPort, ServiceLink {
  private static final ExecutorService APPLICATION =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "application");
            thread.setDaemon(true);
            return thread;
          });

  private static final ThreadWatch QUIET =
      new ThreadWatch() {
        @Override
        public long mark() {
          return 0;
        }

        @Override
        public boolean passed(long mark) {
          return true;
        }
      };

  final int rank;
  final ModelHeap heap;
  final ProtocolNode protocol;
  final ServiceBus bus;
  final DistributedCollection collection;

  /** References in the local variables of the application. */
  final List<Long> roots = new ArrayList<>();

  /** References in hand between two micro-steps. */
  final List<Long> inHand = new ArrayList<>();

  /** The loop's mailbox: events and tasks. */
  final Deque<Object> mailbox = new ArrayDeque<>();

  /** Work of other threads: decoders, handlers, revokers. */
  final List<Runnable> threads = new ArrayList<>();

  /** What the application does once its miss is over; null while it does not wait. */
  private Runnable afterMiss;

  boolean resumed;

  /** Encoded by the application and not sent yet; nothing else refers to what it names. */
  byte[] unsent;

  private final Set<Long> tokens = new HashSet<>();
  private final CollectWorld world;
  private final ValueCodec codec;

  ModelNode(int rank, CollectWorld world) {
    this.rank = rank;
    this.world = world;
    heap = new ModelHeap(rank, world);
    protocol = new ProtocolNode(rank, world.nodeCount(), heap, QUIET, world.options());
    bus = new ServiceBus(this, (line, status) -> world.fail(line));
    codec = world.mutation() == CollectWorld.Mutation.CUSTODY ? values() : guarded();
    bus.on(
        ServiceKind.THREAD_UNPARK,
        threads::add,
        request -> roots.add((Long) codec.decode(request.payload())[0]));
    collection = new DistributedCollection(bus, this, heap, (line, status) -> world.fail(line));
  }

  private ValueCodec guarded() {
    return bus.custody().guard(values());
  }

  private ValueCodec values() {
    return new ValueCodec() {
      @Override
      public byte[] encode(Object... values) {
        return heap.encode((Long) values[0]);
      }

      @Override
      public Object[] decode(byte[] bytes) {
        return new Object[] {heap.decode(bytes)};
      }
    };
  }

  // The application.

  boolean isWaiting() {
    return afterMiss != null;
  }

  /** Goes on after a miss that is over. */
  void goOn() {
    Runnable after = afterMiss;
    afterMiss = null;
    resumed = false;
    after.run();
  }

  /** Hands the reference over: what is encoded is all that is left of it here. */
  void encodeUnsent(long page) {
    unsent = inApplicationThread(() -> codec.encode(page));
    roots.remove(page);
  }

  void sendUnsent(int to) {
    inApplicationThread(
        () -> {
          bus.tell(to, ServiceKind.THREAD_UNPARK, unsent, true);
          return null;
        });
    unsent = null;
  }

  /** Custody goes by thread: an application's is not the one that runs the loop. */
  private static <T> T inApplicationThread(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, APPLICATION).join();
  }

  void read(long page) {
    ModelPage object = heap.get(page);
    if (object.access == Access.INVALID) {
      miss(new Event.ReadMiss(page, 1), () -> read(page));
    } else if (object.ref != 0) {
      roots.add(object.ref);
    }
  }

  void write(long page, long ref) {
    ModelPage object = heap.get(page);
    if (object.access == Access.INVALID) {
      miss(new Event.ReadMiss(page, 1), () -> write(page, ref));
    } else if (object.access == Access.READ_ONLY) {
      miss(new Event.WriteMiss(page, 1), () -> write(page, ref));
    } else {
      object.ref = ref;
    }
  }

  void lock(long page) {
    long gid = Gid.object(page, 1);
    boolean home = Gid.creator(page) == rank;
    boolean fresh = !heap.get(page).present; // its state says away, wherever the token is
    if (fresh || tokens.contains(gid) == home) { // exceptions: the creator has it by default
      miss(new Event.AcquireLock(gid, 1), () -> {});
    }
  }

  void writeCell(long page) {
    long gid = Gid.object(page, 1);
    miss(new Event.CellWriteMiss(gid, 1), () -> post(new Event.CellWriteDone(gid)));
  }

  void readCell(long page) {
    miss(new Event.CellReadMiss(Gid.object(page, 1), 1), () -> {});
  }

  private void miss(Event event, Runnable after) {
    afterMiss = after;
    post(event);
  }

  // The loop.

  void runOne() {
    Object work = mailbox.poll();
    if (work instanceof Event event) {
      protocol.step(event).forEach(this::execute);
    } else {
      ((Runnable) work).run();
    }
  }

  private void execute(Effect effect) {
    if (effect instanceof Effect.Send send) {
      world.transmit(rank, send.to(), send.message());
    } else if (effect instanceof Effect.Resume) {
      resumed = true;
    } else if (effect instanceof Effect.Decode decode) {
      threads.add(() -> decode(decode));
    } else if (effect instanceof Effect.Revoke revoke) {
      threads.add(() -> post(new Event.RevokeReady(revoke.lock())));
    } else if (effect instanceof Effect.LockAccess access) {
      setToken(access.lock(), !access.tokenAway());
    } else if (effect instanceof Effect.Deliver deliver) {
      bus.deliver(deliver.from(), deliver.body());
    } else {
      throw new AssertionError(effect);
    }
  }

  private void decode(Effect.Decode decode) {
    long ref = heap.decode(decode.bytes());
    inHand.add(ref);
    post(new Event.Decoded(decode.ticket(), ref));
    run(() -> inHand.remove(ref));
  }

  private void setToken(long gid, boolean here) {
    boolean home = Gid.creator(gid) == rank;
    if (here == home) {
      tokens.remove(gid);
    } else {
      tokens.add(gid);
    }
    if (!home && here) {
      heap.pinned.add(Gid.pageOf(gid));
    } else {
      heap.pinned.remove(Gid.pageOf(gid));
    }
  }

  void receive(int from, Message message) {
    post(new Event.Received(from, message));
  }

  void collectGarbage() {
    List<Long> reached = new ArrayList<>(roots);
    reached.addAll(inHand);
    heap.collectGarbage(reached);
  }

  @Override
  public void post(Event event) {
    mailbox.add(event);
  }

  @Override
  public void run(Runnable task) {
    mailbox.add(task);
  }

  @Override
  public int homeOf(long page) {
    return protocol.homeOf(page);
  }

  @Override
  public Traffic traffic() {
    return protocol.traffic();
  }

  // The link of the bus.

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int nodeCount() {
    return world.nodeCount();
  }

  @Override
  public void send(int to, byte[] body, boolean release) {
    post(new Event.SendService(to, world.mutated(body), release));
  }
}
