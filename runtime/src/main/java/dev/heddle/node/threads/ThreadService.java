package dev.heddle.node.threads;

import dev.heddle.bridge.Shared;
import dev.heddle.bridge.SharedThread;
import dev.heddle.bridge.ThreadHooks;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** What the application's threads ask of their node; {@link ThreadHost} answers for the others. */
public final class ThreadService implements ThreadHooks {
  private static final int ANY_RANK = -1;

  private final ServiceBus bus;
  private final ValueCodec codec;
  private final LedgerAccess ledger;
  private final Inheritance inheritance;
  private final ThreadObserver observer;

  /** Of threads that ran on this node, and of starts made here that failed. */
  private final AtomicLong ends = new AtomicLong();

  private volatile SharedThread mainStandIn;

  public ThreadService(
      ServiceBus bus,
      ValueCodec codec,
      LedgerAccess ledger,
      Inheritance inheritance,
      ThreadObserver observer) {
    this.bus = bus;
    this.codec = codec;
    this.ledger = ledger;
    this.inheritance = inheritance;
    this.observer = observer;
    bus.on(
        ServiceKind.THREAD_ENDS,
        Runnable::run,
        request -> request.reply(Payload.of(out -> out.writeLong(ends.get())), false));
  }

  @Override
  public int rank() {
    return bus.rank();
  }

  @Override
  public String defaultName(String jdkName) {
    return ledger.defaultName(jdkName);
  }

  @Override
  public int place(SharedThread thread) {
    Runnable target = thread.heddle$target();
    PlacementPolicy.Start start = new PlacementPolicy.Start(rank(), thread.heddle$name());
    return ledger.place(start, fixedRank(thread, target), thread.heddle$daemon());
  }

  /** A target of the JDK's own (FutureTask, a pool's worker) cannot leave its node. */
  private int fixedRank(SharedThread thread, Runnable target) {
    if (thread.heddle$pinnedTo() > 0) {
      return thread.heddle$pinnedTo() - 1;
    }
    boolean ofJdk = target != null && isPlatform(target.getClass().getClassLoader());
    return observer.mustStay(thread) || (ofJdk && !(target instanceof Shared)) ? rank() : ANY_RANK;
  }

  private static boolean isPlatform(ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  @Override
  public ThreadGroup groupHere(String path) {
    return Groups.find(path);
  }

  @Override
  public void ending() {
    ends.incrementAndGet();
  }

  /**
   * An end is counted before anybody can see it, a start before it is made: what happened before
   * the call is counted, if the ends are asked for first.
   */
  @Override
  public int activeCount() {
    long ended = ends.get();
    for (int rank = 0; rank < bus.nodeCount(); rank++) {
      if (rank != rank()) {
        byte[] there = bus.ask(rank, ServiceKind.THREAD_ENDS, Payload.EMPTY, false);
        ended += Payload.read(there, DataInputStream::readLong);
      }
    }
    return (int) (ledger.startsAndMain() - ended);
  }

  @Override
  public void unplace(int rank, SharedThread thread) {
    ending();
    ledger.ended(rank, thread.heddle$daemon());
  }

  @Override
  public void startAt(int rank, SharedThread thread) {
    bus.tell(rank, ServiceKind.THREAD_START, codec.encode(inheritance.pack(thread)), true);
  }

  @Override
  public void entered(SharedThread thread) {
    observer.entered();
  }

  @Override
  public void ended(SharedThread thread) {
    observer.ended(); // first: with the last thread the run may end, and its counters are asked for
    ledger.ended(rank(), thread.heddle$daemon());
  }

  @Override
  public void stoodIn(SharedThread standIn, Thread carrier) {
    if (carrier == MainThread.get()) {
      mainStandIn = standIn;
    }
  }

  /** Called when the main thread of rank 0 has ended: who joins it goes on. */
  public void mainEnded() {
    SharedThread standIn = mainStandIn;
    if (standIn != null) {
      standIn.heddle$carrierEnded();
    }
  }

  @Override
  public void interruptAt(int rank, SharedThread thread) {
    bus.ask(rank, ServiceKind.THREAD_INTERRUPT, codec.encode(thread), true);
  }

  @Override
  public boolean isInterruptedAt(int rank, SharedThread thread) {
    return bus.ask(rank, ServiceKind.THREAD_INTERRUPTED, codec.encode(thread), true)[0] != 0;
  }

  @Override
  public Thread.State stateAt(int rank, SharedThread thread) {
    byte[] name = bus.ask(rank, ServiceKind.THREAD_STATE, codec.encode(thread), true);
    return Thread.State.valueOf(new String(name, StandardCharsets.UTF_8));
  }

  @Override
  public StackTraceElement[] stackTraceAt(int rank, SharedThread thread) {
    byte[] stack = bus.ask(rank, ServiceKind.THREAD_STACK, codec.encode(thread), true);
    return Payload.read(stack, Stacks::read);
  }

  @Override
  public void unparkAt(int rank, SharedThread thread) {
    bus.tell(rank, ServiceKind.THREAD_UNPARK, codec.encode(thread), true);
  }

  @Override
  public void setDefaultHandler(Thread.UncaughtExceptionHandler handler) {
    Thread.setDefaultUncaughtExceptionHandler(handler);
    bus.askOthers(ServiceKind.THREAD_DEFAULT_HANDLER, codec.encode(handler), true);
  }
}
