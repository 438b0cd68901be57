package dev.heddle.transport.simulated;

/**
 * What a link between two nodes costs, each direction by itself.
 *
 * @param latencyNanos from the last bit sent to the frame received; 0 for none
 * @param bitsPerSecond {@link #UNLIMITED} where size does not matter
 */
public record LinkCost(long latencyNanos, long bitsPerSecond) {
  public static final long UNLIMITED = Long.MAX_VALUE;

  private static final double NANOS_PER_SECOND = 1e9;

  public LinkCost {
    if (latencyNanos < 0 || bitsPerSecond <= 0) {
      throw new IllegalArgumentException("link cost out of range");
    }
  }

  /** How long the link is busy with so many bytes. */
  public long transferNanos(long bytes) {
    return bitsPerSecond == UNLIMITED
        ? 0
        : Math.round(bytes * Byte.SIZE * (NANOS_PER_SECOND / bitsPerSecond));
  }
}
