package dev.heddle.agent.config;

import dev.heddle.transport.simulated.LinkCost;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code heddle.transport.link}: {@code latency=100us,bandwidth=1Gbit}, or one of them.
 */
final class LinkText {
  static final String EXPECTED =
      "like latency=100us,bandwidth=1Gbit: one or both, the time in ns, us, ms or s up to 10s,"
          + " the bits per second in bit, kbit, Mbit or Gbit";

  private static final long MAX_LATENCY_NANOS = 10_000_000_000L;

  private static final Map<String, Double> NANOS =
      Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);
  private static final Map<String, Double> BITS =
      Map.of("bit", 1.0, "kbit", 1e3, "Mbit", 1e6, "Gbit", 1e9);

  private static final String LATENCY = "latency";
  private static final String BANDWIDTH = "bandwidth";

  private static final Pattern QUANTITY =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?([a-zA-Z]+)");

  private LinkText() {}

  /** Null where the text names no link. */
  static LinkCost parse(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] keyAndValue = part.strip().split("=", 2);
      if (keyAndValue.length != 2 || values.put(keyAndValue[0], keyAndValue[1]) != null) {
        return null;
      }
    }
    String latency = values.remove(LATENCY);
    String bandwidth = values.remove(BANDWIDTH);
    long latencyNanos = latency == null ? 0 : quantity(latency, NANOS);
    long bitsPerSecond = bandwidth == null ? LinkCost.UNLIMITED : quantity(bandwidth, BITS);
    boolean wrong =
        latencyNanos < 0
            || latencyNanos > MAX_LATENCY_NANOS
            || bitsPerSecond < 1
            || !values.isEmpty();
    return wrong ? null : new LinkCost(latencyNanos, bitsPerSecond);
  }

  /** In the unit that is 1; negative where the text is no quantity. */
  private static long quantity(String text, Map<String, Double> units) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
      return -1;
    }
    return Math.round(Double.parseDouble(matcher.group(1)) * units.get(matcher.group(2)));
  }
}
