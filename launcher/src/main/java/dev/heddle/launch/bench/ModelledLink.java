package dev.heddle.launch.bench;

import dev.heddle.transport.simulated.LinkCost;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The link that modelled times are of.
 *
 * @param simulated in the runs that are measured, as {@code heddle run --link} takes it; empty
 *     where they have the machine's own
 * @param cost in the model
 */
public record ModelledLink(String simulated, LinkCost cost) {
  private static final LinkCost USUAL = new LinkCost(100_000, 1_000_000_000);

  /** Measured over the machine's own link, modelled for an ordinary network of today. */
  public static ModelledLink usual() {
    return new ModelledLink("", USUAL);
  }

  Map<String, Object> json() {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("simulated", simulated);
    fields.put("modelledLatencyNanos", cost.latencyNanos());
    if (cost.bitsPerSecond() != LinkCost.UNLIMITED) {
      fields.put("modelledBitsPerSecond", cost.bitsPerSecond());
    }
    return fields;
  }

  String describe() {
    String latency = String.format(Locale.ROOT, "latency %.1f us, ", cost.latencyNanos() / 1e3);
    return latency
        + (cost.bitsPerSecond() == LinkCost.UNLIMITED
            ? "no limit of bandwidth"
            : String.format(Locale.ROOT, "bandwidth %.1f Mbit/s", cost.bitsPerSecond() / 1e6));
  }
}
