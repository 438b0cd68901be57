package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Executor;

/** A node other than rank 0. It ends when rank 0 says so, or when rank 0 is lost. */
public final class MemberProcess extends ProcessService {
  /** Node lost, as in {@code dev.heddle.node.ExitStatus}. */
  private static final int NODE_LOST = 112;

  /** A JVM that a signal ends: 128 + SIGTERM. */
  private static final int TERMINATED = 143;

  private final Console console;
  private final OutputGate gate;
  private final ValueCodec codec;
  private volatile boolean ending;

  /**
   * @param gate also the node loop's way to the transport
   */
  public MemberProcess(
      Parts parts, Console console, OutputGate gate, ValueCodec codec, Executor workers) {
    super(parts, workers);
    this.console = console;
    this.gate = gate;
    this.codec = codec;
  }

  @Override
  public void install() {
    takeOver(
        new ClusterInput(parts.bus(), 0, "System.in"),
        ClusterStreams.printStream(Chunk.OUT, gate::write),
        ClusterStreams.printStream(Chunk.ERR, gate::write));
    daemon("heddle-output", gate::shipForEver).start();
    parts.jvm().addHook(new Thread(this::shutDown, "heddle-shutdown"));
  }

  /**
   * Something ends this JVM alone (a signal, an exit in code that is not woven): rank 0 ends the
   * run; till then this node serves its pages.
   */
  void shutDown() {
    if (!ending) {
      tellExit(TERMINATED, false);
    }
    neverReturn();
  }

  @Override
  public void exit(int status) {
    tellExit(status, false);
    neverReturn();
  }

  @Override
  public void halt(int status) {
    tellExit(status, true);
    neverReturn();
  }

  private void tellExit(int status, boolean halt) {
    byte[] payload =
        Payload.of(
            out -> {
              out.writeInt(status);
              out.writeBoolean(halt);
            });
    parts.bus().tell(0, ServiceKind.EXIT, payload, true);
  }

  @Override
  public void addShutdownHook(Thread hook) {
    Objects.requireNonNull(hook);
    HookRequests.ask(parts.bus(), ServiceKind.HOOK_ADD, codec.encode(hook));
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    Objects.requireNonNull(hook);
    return HookRequests.ask(parts.bus(), ServiceKind.HOOK_REMOVE, codec.encode(hook));
  }

  @Override
  public void received(int from, byte[] body) {
    ByteBuffer buffer = ByteBuffer.wrap(body, 1, body.length - 1);
    switch (body[0]) {
      case RawKind.ACCEPTED -> gate.accepted(buffer.getLong());
      case RawKind.WRITTEN -> gate.written(buffer.getLong());
      case RawKind.DRAIN -> drain();
      case RawKind.END -> over(0);
      default -> throw new IllegalArgumentException("raw frame " + body[0] + " at a member");
    }
  }

  private void drain() {
    ending = true;
    gate.ship();
    parts.raw().send(0, new byte[] {RawKind.DRAINED});
  }

  private void over(int status) {
    ending = true;
    gate.close();
    parts.jvm().halt(status);
  }

  /** Without rank 0 there is nobody to report to; another node's loss is for rank 0 to report. */
  @Override
  public void lost(int peer, String reason) {
    parts.bus().lost(peer);
    if (peer == 0) {
      if (!ending) {
        console.err().println("heddle: node 0 was lost: " + reason);
      }
      over(NODE_LOST);
    } else if (!ending) {
      reportLoss(new Loss(peer, parts.raw().rank(), reason));
    }
  }

  /** Rank 0 tells the user and ends the run; this node is told so or loses rank 0. */
  private void reportLoss(Loss loss) {
    gate.ship();
    parts.raw().send(0, loss.frame());
  }
}
