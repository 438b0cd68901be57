package dev.heddle.transport.session;

/** What a link tells its transport; on the network thread. */
public interface LinkListener {
  /** Connected and proved; called again after each reconnect. */
  void up(int peer);

  void received(int peer, byte[] frame);

  /** Down for good; called once. */
  void lost(int peer, String reason);

  /** Called once after {@link Link#beginClose}: all was said, or there is nobody to say it to. */
  void closed(int peer);
}
