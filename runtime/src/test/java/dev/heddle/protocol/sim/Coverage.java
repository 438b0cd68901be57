package dev.heddle.protocol.sim;

import dev.heddle.protocol.ProtocolStats.Counter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a seed has gone through. */
final class Coverage {
  private final Set<Feature> seen = EnumSet.noneOf(Feature.class);

  void saw(Feature feature) {
    seen.add(feature);
  }

  /** With what the protocol itself counts. */
  Set<Feature> with(Map<Counter, Long> counts) {
    Set<Feature> all = EnumSet.copyOf(seen);
    addIf(counts.get(Counter.LOCK_GRANTS) > 0, Feature.TOKEN_MOVES, all);
    addIf(counts.get(Counter.VOLATILE_WRITES_REMOTE) > 0, Feature.VOLATILE_MOVES, all);
    addIf(counts.get(Counter.HOMES_TAKEN) > 0, Feature.HOME_MOVES, all);
    addIf(counts.get(Counter.RECORDS_COLLECTED) > 0, Feature.NOTICE_COLLECTION, all);
    return all;
  }

  private static void addIf(boolean seen, Feature feature, Set<Feature> all) {
    if (seen) {
      all.add(feature);
    }
  }
}
