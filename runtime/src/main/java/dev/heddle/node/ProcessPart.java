package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;
import dev.heddle.node.process.RawLink;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ValueCodec;
import dev.heddle.transport.Transport;
import java.util.concurrent.Executor;

/** What joins the nodes to one process for the user: output, exit, the end of the run. */
public interface ProcessPart {
  /** Makes the part of a node. */
  interface Factory {
    ProcessPart make(Context context);
  }

  /**
   * What it is made from.
   *
   * @param raw frames beside the protocol; they arrive at {@link #received}
   * @param ended the wiring's own answer to a fault, where this part has none
   */
  record Context(
      Transport transport,
      ServiceBus bus,
      RawLink raw,
      ValueCodec codec,
      Executor workers,
      FatalHandler ended) {}

  ProcessHooks hooks();

  /** Takes over the standard streams; when the links are up. */
  void install();

  /** Hands a frame of the protocol to the transport; on the loop, never blocks (RULES 18). */
  void send(int to, byte[] frame, boolean release);

  /** A raw frame; never blocks. */
  void received(int from, byte[] body);

  /** A link is down for good. */
  void lost(int peer, String reason);

  /** Ends the run. */
  void fatal(String line, int exitStatus, Throwable cause);
}
