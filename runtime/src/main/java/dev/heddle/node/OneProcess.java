package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;

/** What makes the nodes one process for the program, as the node sees it. */
public interface OneProcess {
  /** Makes the service of one node from the node's parts. */
  interface Factory {
    OneProcess make(NodeParts parts);
  }

  /** What application threads call. */
  ProcessHooks hooks();

  /** Takes over the streams and the end of the JVM; all nodes can be reached. */
  void install();

  /** The node loop's way to the transport; see {@link NodeCore.Services#send}. */
  void send(int to, byte[] frame, boolean release);

  /** A frame beside the protocol, without its tag; never blocks. */
  void received(int from, byte[] body);

  /** The link to a node is down for good. */
  void lost(int peer, String reason);

  /** On rank 0: writes the output that has come, which takes that time at most. */
  default void flush(long timeoutMillis) {}

  /** Whether a thread may run on this node only. */
  boolean mustStay(Thread thread);
}
