package dev.heddle.protocol.intervals;

import java.util.List;

/**
 * What an acquirer learns: the sender's clock and the records the receiver may lack.
 *
 * @param clock entries of the sender's clock that changed since it last told the receiver
 * @param intervals ascending by writer, then by index, without gaps behind what the receiver knows
 */
public record Notices(VersionVector clock, List<Interval> intervals) {
  public Notices {
    intervals = List.copyOf(intervals);
  }

  public static Notices none() {
    return new Notices(new VersionVector(), List.of());
  }
}
