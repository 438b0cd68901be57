package dev.heddle.node.process;

import dev.heddle.bridge.ThreadOps;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rank 0: the process that the user sees. */
public final class LeaderProcess extends ProcessService {
  /** What the wiring does around the end of the run. */
  public interface EndListener {
    /**
     * The run ends by a fault: a node that goes from now on is not missed. Waits while the cluster
     * starts: a start that fails ends the run itself.
     *
     * @return the lines for the user; null where a node has told the cause
     */
    String aborting(Loss loss);

    /** All output is collected, the nodes are still there. */
    void beforeEnd();

    /** The nodes were told; returns when the frames have left. */
    void afterEnd();

    /** The exit status of a run that was aborted; after {@link #afterEnd}. */
    int abortStatus();
  }

  private final Console console;
  private final OutputSink sink;
  private final Ending ending;
  private final ShutdownHooks hooks;
  private final EndListener listener;
  private final Executor workers;
  private final AtomicBoolean aborted = new AtomicBoolean();

  public LeaderProcess(
      Parts parts, Console console, ValueCodec codec, EndListener listener, Executor workers) {
    super(parts, workers);
    this.console = console;
    this.listener = listener;
    this.workers = workers;
    this.sink = new OutputSink(console.out(), console.err(), console.label(), console.observer());
    this.ending = new Ending(parts.raw(), sink);
    this.hooks = new ShutdownHooks(new HookThreads());
    sink.creditTo(this::credit);
    parts.bus().on(ServiceKind.EXIT, workers, this::exitForMember);
    HookRequests.serve(parts.bus(), codec, hooks, workers);
  }

  private static final class HookThreads implements ShutdownHooks.Starter {
    @Override
    public void start(Thread hook) {
      ThreadOps.start(hook);
    }

    @Override
    public boolean isAlive(Thread hook) {
      return ThreadOps.isAlive(hook);
    }

    @Override
    public void join(Thread hook) throws InterruptedException {
      ThreadOps.join(hook);
    }
  }

  @Override
  public void install() {
    takeOver(
        console.in(),
        ClusterStreams.printStream(Chunk.OUT, sink::write),
        ClusterStreams.printStream(Chunk.ERR, sink::write));
    daemon("heddle-output", sink::drainForEver).start();
    parts.jvm().addHook(new Thread(this::shutDown, "heddle-shutdown"));
  }

  /** Whether a thread is a hook and so has to run on rank 0. */
  public boolean isShutdownHook(Thread thread) {
    return hooks.contains(thread);
  }

  /** The JVM of rank 0 ends: the program's hooks, the last output, then the other nodes. */
  void shutDown() {
    try {
      hooks.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private void end() {
    ending.drainAll();
    listener.beforeEnd();
    ending.tellOver();
    listener.afterEnd();
  }

  @Override
  public void exit(int status) {
    parts.jvm().exit(status);
  }

  @Override
  public void halt(int status) {
    end();
    parts.jvm().halt(status);
  }

  private void exitForMember(Request request) throws IOException {
    DataInputStream in = request.input();
    int status = in.readInt();
    if (in.readBoolean()) {
      halt(status);
    } else {
      exit(status);
    }
  }

  @Override
  public void addShutdownHook(Thread hook) {
    hooks.add(hook);
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    return hooks.remove(hook);
  }

  @Override
  public void received(int from, byte[] body) {
    switch (body[0]) {
      case RawKind.OUTPUT -> output(from, body);
      case RawKind.DRAINED -> ending.drained(from);
      case RawKind.LOST -> lostByMember(body);
      default -> throw new IllegalArgumentException("raw frame " + body[0] + " at rank 0");
    }
  }

  /** Writes what has come; returns after that time at the latest, for a terminal may block. */
  public void flush(long timeoutMillis) {
    Thread flusher = daemon("heddle-flush", sink::close);
    flusher.start();
    try {
      flusher.join(timeoutMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the caller ends the JVM
    }
  }

  private void output(int from, byte[] body) {
    long sequence =
        Payload.read(
            body,
            in -> {
              in.readByte();
              long number = in.readLong();
              for (int left = in.readInt(); left > 0; left--) {
                sink.queue(from, Chunk.read(in));
              }
              return number;
            });
    parts.raw().send(from, number(RawKind.ACCEPTED, sequence));
  }

  private void credit(int rank, long bytes) {
    if (rank != 0) {
      parts.raw().send(rank, number(RawKind.WRITTEN, bytes));
    }
  }

  private static byte[] number(byte kind, long value) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(kind).putLong(value).array();
  }

  private void lostByMember(byte[] body) {
    Payload.read(
        body,
        in -> {
          in.readByte();
          Loss loss = Loss.read(in);
          workers.execute(() -> abort(loss));
          return null;
        });
  }

  @Override
  public void lost(int peer, String reason) {
    boolean expected = ending.begun();
    ending.lost(peer);
    parts.bus().lost(peer);
    if (!expected) {
      workers.execute(() -> abort(new Loss(peer, 0, reason)));
    }
  }

  /**
   * Not {@code exit}: the program's hooks may wait for what the loss has broken. The first report
   * is the run's; others tell what follows from it, or the same from their side.
   */
  private void abort(Loss loss) {
    if (!aborted.compareAndSet(false, true)) {
      return;
    }
    String untold = listener.aborting(loss);
    sink.close();
    if (untold != null) {
      untold.lines().forEach(line -> console.err().println("heddle: " + line));
      console.err().flush();
    }
    ending.tellOver();
    listener.afterEnd();
    parts.jvm().halt(listener.abortStatus());
  }
}
