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

  /** Of what was put aside: it may be anybody's, and long ago. */
  private static final Arrival ANY = new Arrival(-1, 0);

  private final long[] sent;
  private final long[] received;

  /** By decode ticket. */
  private final Map<Long, Arrival> undecoded = new HashMap<>();

  /** The message being handled; null within other events. */
  private Arrival current;

  private long passedOn;
  private int aside;

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
    if (received[from] < number || aside > 0) {
      return false;
    }
    for (Arrival arrival : undecoded.values()) {
      if (arrival.from == ANY.from || (arrival.from == from && arrival.number <= number)) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many messages with references were sent on to another node undecoded: this node never had
   * what they name, and who has not got them is not to say that nobody does.
   */
  public long passedOn() {
    return passedOn;
  }

  public void passesOn() {
    passedOn++;
  }

  /** A message with references is kept undecoded until {@link #takesUp}. */
  public void putsAside() {
    aside++;
  }

  /** What was put aside is decoded or passed on within this step. */
  public void takesUp() {
    aside--;
    current = ANY;
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
