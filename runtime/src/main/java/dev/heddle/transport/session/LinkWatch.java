package dev.heddle.transport.session;

import java.util.Locale;

/**
 * Decides when a link is down for good. A closed connection and mere silence are told apart (RULES
 * 22):
 *
 * <ul>
 *   <li>connected but silent: the peer may be stopped in a debugger or collecting; only a generous
 *       limit ends the run;
 *   <li>closed, and the peer's port refuses: its process is gone; a few refusals settle it;
 *   <li>closed, and no answer: a broken network; it may heal within the grace period.
 * </ul>
 *
 * Time is counted in ticks seen, so that a stop of this very process is not held against its peers.
 */
final class LinkWatch {
  private final SessionOptions options;
  private boolean connected;
  private boolean everConnected;
  private long downMillis;
  private long silentMillis;
  private int refusals;
  // Volatile: the thread that waits for the connection reads it for its message.
  private volatile String lastTrouble = "";

  LinkWatch(SessionOptions options) {
    this.options = options;
  }

  void connected() {
    connected = true;
    everConnected = true;
    downMillis = 0;
    silentMillis = 0;
    refusals = 0;
  }

  /** The peer sent something. */
  void heard() {
    silentMillis = 0;
  }

  void closed(String cause) {
    if (connected) {
      downMillis = 0;
      refusals = 0;
    }
    connected = false;
    lastTrouble = cause;
  }

  /** An attempt to connect anew was refused by the peer's host: nobody listens there. */
  void refused(String cause) {
    refusals++;
    lastTrouble = cause;
  }

  /** An attempt to connect anew failed in another way: no answer, or closed before it was up. */
  void failed(String cause) {
    refusals = 0;
    lastTrouble = cause;
  }

  /** Somebody listens on the peer's port, so its process lives. */
  void answered() {
    refusals = 0;
  }

  boolean isConnected() {
    return connected;
  }

  String lastTrouble() {
    return lastTrouble;
  }

  /**
   * One tick has passed. Before the first connection only refusals count: how long to wait for a
   * peer that starts slowly is the starter's to say.
   *
   * @return why the link is lost, or null
   */
  String tick(long elapsedMillis) {
    if (connected) {
      silentMillis += elapsedMillis;
      long limit = options.silenceLimitMillis();
      return limit > 0 && silentMillis > limit
          ? "silent for " + seconds(silentMillis) + " though connected"
          : null;
    }
    if (refusals >= options.refusalsUntilLost()) {
      return "its process ended (" + lastTrouble + ")";
    }
    downMillis += elapsedMillis;
    return everConnected && downMillis > options.graceMillis()
        ? "unreachable for " + seconds(downMillis) + " (" + lastTrouble + ")"
        : null;
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
