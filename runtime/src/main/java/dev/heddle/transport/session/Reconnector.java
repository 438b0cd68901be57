package dev.heddle.transport.session;

/** How a link without a stream comes to one. All on the network thread. */
interface Reconnector {
  /** The link has just lost its stream. */
  void reconnect(Link link);

  /** The link still has no stream. */
  void tick(Link link, long elapsedMillis);

  /** The link has ended. */
  void stop();
}
