package dev.heddle.protocol;

/**
 * What may be tuned.
 *
 * @param collectAbove interval records in the log above which collection is tried, and above which
 *     nodes that lag are sent the notices unasked at a {@link Event.Tick}
 */
public record ProtocolOptions(int collectAbove) {
  public static final ProtocolOptions DEFAULT = new ProtocolOptions(1024);

  public ProtocolOptions {
    if (collectAbove < 1) {
      throw new IllegalArgumentException("collectAbove must be positive: " + collectAbove);
    }
  }
}
