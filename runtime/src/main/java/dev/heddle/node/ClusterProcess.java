package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;
import dev.heddle.node.process.Console;
import dev.heddle.node.process.Jvm;
import dev.heddle.node.process.LeaderProcess;
import dev.heddle.node.process.MemberProcess;
import dev.heddle.node.process.OutputGate;
import dev.heddle.node.process.ProcessService;
import dev.heddle.transport.Transport;

/** A node of a real run: rank 0 is the process the user sees. */
public final class ClusterProcess implements ProcessPart {
  /** How long the last frames may take to leave. */
  private static final long LAST_FRAMES_MILLIS = 2_000;

  private final OutputGate gate;
  private final ProcessService process;
  private final Console console;
  private final boolean verbose;

  private ClusterProcess(Context context, Console console, boolean verbose, Runnable beforeEnd) {
    this.console = console;
    this.verbose = verbose;
    Transport transport = context.transport();
    gate = new OutputGate(context.raw(), transport::send);
    ProcessService.Parts parts =
        new ProcessService.Parts(
            context.bus(), context.raw(), Jvm.REAL, processors(transport.nodeCount()));
    process =
        transport.rank() == 0
            ? new LeaderProcess(
                parts, console, context.codec(), new Last(transport, beforeEnd), context.workers())
            : new MemberProcess(parts, console, gate, context.codec(), context.workers());
  }

  /**
   * Of a run.
   *
   * @param console the JVM's real streams
   * @param verbose whether the stack of a fault of Heddle's own is printed
   * @param beforeEnd called on rank 0 when all output is written and the nodes are still there
   */
  public static Factory with(Console console, boolean verbose, Runnable beforeEnd) {
    return context -> new ClusterProcess(context, console, verbose, beforeEnd);
  }

  /** The nodes share one machine; a program that makes a thread for each reaches every node. */
  private static int processors(int nodeCount) {
    return Math.max(Runtime.getRuntime().availableProcessors(), nodeCount);
  }

  @Override
  public ProcessHooks hooks() {
    return process;
  }

  @Override
  public void install() {
    process.install();
  }

  @Override
  public void send(int to, byte[] frame, boolean release) {
    gate.send(to, frame, release);
  }

  @Override
  public void received(int from, byte[] body) {
    process.received(from, body);
  }

  @Override
  public void lost(int peer, String reason) {
    process.lost(peer, reason);
  }

  @Override
  public void fatal(String line, int exitStatus, Throwable cause) {
    if (verbose && cause != null) {
      cause.printStackTrace(console.err());
    }
    process.abort(line, exitStatus);
  }

  private record Last(Transport transport, Runnable before) implements LeaderProcess.EndListener {
    @Override
    public void beforeEnd() {
      before.run();
    }

    @Override
    public void afterEnd() {
      transport.close(LAST_FRAMES_MILLIS);
    }
  }
}
