package dev.heddle.protocol;

import java.util.HashMap;
import java.util.Map;

/**
 * How many messages went each way on each link, and which that came are not decoded yet. Links are
 * FIFO, so a number names all messages up to it. Distributed collection asks whether what was sent
 * has arrived (RULES 21). On the node loop only.
 */
public final class Traffic {
  private record Arrival(int from, long number) {}

  private final long[] sent;
  private final long[] received;

  /** By decode ticket. */
  private final Map<Long, Arrival> undecoded = new HashMap<>();

  /** The message being handled; null within other events. */
  private Arrival current;

  Traffic(int nodeCount) {
    sent = new long[nodeCount];
    received = new long[nodeCount];
  }

  /** Messages sent to a node so far. */
  public long sentTo(int node) {
    return sent[node];
  }

  /** Whether the first {@code number} messages of a node have come and are decoded. */
  public boolean isDigested(int from, long number) {
    if (received[from] < number) {
      return false;
    }
    for (Arrival arrival : undecoded.values()) {
      if (arrival.from == from && arrival.number <= number) {
        return false;
      }
    }
    return true;
  }

  void sending(int to) {
    sent[to]++;
  }

  void receiving(int from) {
    current = new Arrival(from, ++received[from]);
  }

  void stepEnds() {
    current = null;
  }

  void decoding(long ticket) {
    if (current != null) {
      undecoded.put(ticket, current);
    }
  }

  void decoded(long ticket) {
    undecoded.remove(ticket);
  }
}
