package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;
import dev.heddle.node.process.Console;
import dev.heddle.node.process.Jvm;
import dev.heddle.node.process.LeaderProcess;
import dev.heddle.node.process.Loss;
import dev.heddle.node.process.MemberProcess;
import dev.heddle.node.process.OutputGate;
import dev.heddle.node.process.ProcessService;
import dev.heddle.node.process.RawLink;
import dev.heddle.transport.Transport;
import java.util.Arrays;

/** One node of a real run: its JVM's streams and end belong to the whole cluster. */
public final class ClusterProcess implements OneProcess {
  private static final long CLOSE_GRACE_MILLIS = 2_000;

  private final OutputGate gate;
  private final ProcessService service;

  /**
   * @param processors of the whole cluster
   * @param end rank 0: told around the end of the run
   */
  public ClusterProcess(
      NodeParts parts, Console console, int processors, LeaderProcess.EndListener end) {
    Transport transport = parts.transport();
    RawLink raw = new Raw(transport);
    gate = new OutputGate(raw, transport::send);
    ProcessService.Parts own =
        new ProcessService.Parts(
            parts.bus(), raw, new Leaving(transport), parts.streams(), processors);
    service =
        transport.rank() == 0
            ? new LeaderProcess(
                own, console, parts.codec(), new Closing(end, transport), parts.workers())
            : new MemberProcess(own, console, gate, parts.codec(), parts.workers());
  }

  /** Closes the links after everybody was told. */
  private record Closing(LeaderProcess.EndListener end, Transport transport)
      implements LeaderProcess.EndListener {
    @Override
    public String aborting(Loss loss) {
      return end.aborting(loss);
    }

    @Override
    public void beforeEnd() {
      end.beforeEnd();
    }

    @Override
    public void afterEnd() {
      transport.close(CLOSE_GRACE_MILLIS);
      end.afterEnd();
    }

    @Override
    public int abortStatus() {
      return end.abortStatus();
    }
  }

  /** This JVM, which leaves no socket behind. */
  private record Leaving(Transport transport) implements Jvm {
    @Override
    public void exit(int status) {
      REAL.exit(status);
    }

    @Override
    public void halt(int status) {
      transport.removeTraces();
      REAL.halt(status);
    }

    @Override
    public void addHook(Thread hook) {
      REAL.addHook(hook);
    }
  }

  private record Raw(Transport transport) implements RawLink {
    @Override
    public int rank() {
      return transport.rank();
    }

    @Override
    public int nodeCount() {
      return transport.nodeCount();
    }

    @Override
    public void send(int to, byte[] body) {
      byte[] frame = new byte[body.length + 1];
      frame[0] = NodeCore.RAW_TAG;
      System.arraycopy(body, 0, frame, 1, body.length);
      transport.send(to, frame);
    }
  }

  /** The body of a frame that {@link Raw} sent. */
  static byte[] bodyOf(byte[] frame) {
    return Arrays.copyOfRange(frame, 1, frame.length);
  }

  @Override
  public ProcessHooks hooks() {
    return service;
  }

  @Override
  public void install() {
    service.install();
  }

  @Override
  public void send(int to, byte[] frame, boolean release) {
    gate.send(to, frame, release);
  }

  @Override
  public void received(int from, byte[] body) {
    service.received(from, body);
  }

  @Override
  public void lost(int peer, String reason) {
    service.lost(peer, reason);
  }

  @Override
  public void flush(long timeoutMillis) {
    if (service instanceof LeaderProcess leader) {
      leader.flush(timeoutMillis);
    }
  }

  @Override
  public boolean mustStay(Thread thread) {
    return service instanceof LeaderProcess leader && leader.isShutdownHook(thread);
  }
}
