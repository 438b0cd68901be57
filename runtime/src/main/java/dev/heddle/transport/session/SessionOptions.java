package dev.heddle.transport.session;

/**
 * The link layer's settings; {@link #defaults()} are meant to be used as they are.
 *
 * @param graceMillis how long a broken connection may stay down before the link is lost
 * @param heartbeatMillis an idle link says it is alive that often
 * @param silenceLimitMillis a connected peer may be silent that long (a debugger stop, a long
 *     collection); 0 is for ever. Only time in which this process itself ran counts
 * @param handshakeMillis a connection that has not proved by then that it belongs to the run is
 *     dropped
 * @param refusalsUntilLost a peer whose connection closed and whose port then refuses that many
 *     attempts in a row, one per tick, has ended
 * @param ackEveryBytes a pure acknowledgement is sent at once after so much received
 * @param maxInFlightBytes unacknowledged bytes on the wire; more stays queued. Bounds what is sent
 *     again after a break
 * @param maxPacketBytes frames queued meanwhile are batched up to here, larger ones fragmented
 * @param maxFrameBytes a peer announcing a larger frame is in error
 */
public record SessionOptions(
    long graceMillis,
    long heartbeatMillis,
    long silenceLimitMillis,
    long handshakeMillis,
    int refusalsUntilLost,
    int ackEveryBytes,
    long maxInFlightBytes,
    int maxPacketBytes,
    int maxFrameBytes) {
  /** The transport calls {@link Link#tick} that often. */
  public static final long TICK_MILLIS = 250;

  public SessionOptions {
    if (maxPacketBytes < 16
        || maxInFlightBytes < maxPacketBytes
        || ackEveryBytes > maxInFlightBytes
        || refusalsUntilLost < 1) {
      throw new IllegalArgumentException("session options out of range");
    }
  }

  public static SessionOptions defaults() {
    return new SessionOptions(
        10_000, 1_000, 60_000, 2_000, 3, 1 << 20, 16 << 20, 256 << 10, Integer.MAX_VALUE - 64);
  }

  public SessionOptions withGraceMillis(long millis) {
    return new SessionOptions(
        millis,
        heartbeatMillis,
        silenceLimitMillis,
        handshakeMillis,
        refusalsUntilLost,
        ackEveryBytes,
        maxInFlightBytes,
        maxPacketBytes,
        maxFrameBytes);
  }

  public SessionOptions withSilenceLimitMillis(long millis) {
    return new SessionOptions(
        graceMillis,
        heartbeatMillis,
        millis,
        handshakeMillis,
        refusalsUntilLost,
        ackEveryBytes,
        maxInFlightBytes,
        maxPacketBytes,
        maxFrameBytes);
  }
}
