package dev.heddle.node.collect;

import dev.heddle.protocol.Traffic;
import java.util.Arrays;

/** This node's numbers for a {@link SentTable}. */
final class Sent {
  private Sent() {}

  static long[] counts(Traffic traffic, int nodeCount) {
    long[] counts = new long[nodeCount];
    Arrays.setAll(counts, traffic::sentTo);
    return counts;
  }
}
