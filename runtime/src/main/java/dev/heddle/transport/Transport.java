package dev.heddle.transport;

/**
 * Ordered, reliable frames between the nodes of one run. A frame arrives once, in order per link,
 * across broken connections that heal within the grace period (RULES 22).
 */
public interface Transport extends AutoCloseable {
  /**
   * What happens on the links; called on transport threads, one at a time per peer, never blocking.
   */
  interface Listener {
    /** A frame of {@code from}; the array is the listener's own. */
    void received(int from, byte[] frame);

    /** The link to {@code peer} is down for good; {@code reason} is one line for the user. */
    void lost(int peer, String reason);
  }

  int rank();

  int nodeCount();

  /** Connects to all peers and starts delivery; returns when every link is up, or throws. */
  void start(Listener listener) throws TransportException, InterruptedException;

  /**
   * Queues a frame for {@code to}. Never blocks and never throws: the node loop calls it, and a
   * dead link is reported by {@link Listener#lost}.
   */
  void send(int to, byte[] frame);

  /** Sends what is queued (bounded by {@code graceMillis}), then closes all links. */
  void close(long graceMillis);

  @Override
  default void close() {
    close(0);
  }
}
