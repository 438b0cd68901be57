package dev.heddle.protocol;

/**
 * What may be tuned.
 *
 * @param collectAbove interval records in the log above which collection is tried, and above which
 *     nodes that lag are sent the notices unasked at a {@link Event.Tick}
 * @param migrateAfter diffs in a row from one node after which the home of a page moves there; 0
 *     for never
 */
public record ProtocolOptions(int collectAbove, int migrateAfter) {
  public static final ProtocolOptions DEFAULT = new ProtocolOptions(1024, 3);

  public ProtocolOptions {
    if (collectAbove < 1 || migrateAfter < 0) {
      throw new IllegalArgumentException(
          "collectAbove " + collectAbove + ", migrateAfter " + migrateAfter);
    }
  }
}
