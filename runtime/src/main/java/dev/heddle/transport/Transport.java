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

    /**
     * The link to {@code peer} is down for good; {@code reason} is one line for the user. Called
     * once per peer, after its last frame; never after {@link Transport#close(long)} was called
     * here. A peer that closed in good order is reported too: only the caller knows whether the run
     * was over.
     */
    void lost(int peer, String reason);
  }

  int rank();

  int nodeCount();

  /**
   * Connects to all peers and starts delivery; returns when every link is up, or throws. Frames may
   * arrive before it returns.
   */
  void start(Listener listener) throws TransportException, InterruptedException;

  /**
   * Queues a frame for {@code to}. Never blocks and never throws: the node loop calls it, and a
   * dead link is reported by {@link Listener#lost}. The array belongs to the transport from then on
   * (it is kept for resending); it may be sent to several peers, but not changed.
   */
  void send(int to, byte[] frame);

  /** What the link to {@code peer} has carried; zeros for this node itself. */
  LinkStats stats(int peer);

  /** Takes away what would outlive a process that ends without {@link #close(long)}; quick. */
  default void removeTraces() {}

  /** Sends what is queued (bounded by {@code graceMillis}), then closes all links. */
  void close(long graceMillis);

  @Override
  default void close() {
    close(0);
  }
}
