package dev.heddle.transport;

/**
 * What one link has carried since the transport was made. Frames are those of {@link
 * Transport#send}; bytes are their payload, without headers.
 *
 * @param queuedBytes payload accepted by {@code send} that the peer has not acknowledged yet
 * @param reconnects how often the connection was made anew after it had broken
 */
public record LinkStats(
    long framesOut, long bytesOut, long framesIn, long bytesIn, long queuedBytes, long reconnects) {
  public LinkStats plus(LinkStats other) {
    return new LinkStats(
        framesOut + other.framesOut,
        bytesOut + other.bytesOut,
        framesIn + other.framesIn,
        bytesIn + other.bytesIn,
        queuedBytes + other.queuedBytes,
        reconnects + other.reconnects);
  }
}
