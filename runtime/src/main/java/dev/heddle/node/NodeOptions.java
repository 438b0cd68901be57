package dev.heddle.node;

import dev.heddle.protocol.ProtocolOptions;

/**
 * What may be tuned of a node.
 *
 * @param spinMicros how long a waiting thread looks for its answer before it parks
 * @param gateCap local entries of a lock that pass while another node waits for it (RULES 13)
 * @param tickMillis between two rounds of gossip and collection
 * @param threadTimes whether the processor time of the program's threads is kept
 */
public record NodeOptions(
    int spinMicros, int gateCap, int tickMillis, ProtocolOptions protocol, boolean threadTimes) {
  public static final NodeOptions DEFAULT =
      new NodeOptions(0, 64, 100, ProtocolOptions.DEFAULT, false);

  public NodeOptions withThreadTimes(boolean kept) {
    return new NodeOptions(spinMicros, gateCap, tickMillis, protocol, kept);
  }
}
