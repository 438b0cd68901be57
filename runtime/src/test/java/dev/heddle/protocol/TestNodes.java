package dev.heddle.protocol;

import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.pages.PageTable;
import java.util.function.Consumer;

/**
 * Makes nodes for tests: with a rule taken out, and with a listener to the intervals they close.
 */
public final class TestNodes {
  private TestNodes() {}

  public static ProtocolNode node(
      int rank,
      int nodeCount,
      PageMemory memory,
      ThreadWatch watch,
      ProtocolOptions options,
      Mutation mutation,
      Consumer<Interval> closed) {
    HandlerFactory factory = new MutantFactory(mutation, closed);
    return new ProtocolNode(NodeContext.of(rank, nodeCount, memory, watch, options), factory);
  }

  public static PageTable pages(ProtocolNode node) {
    return node.handlers().pages;
  }

  public static Intervals intervals(ProtocolNode node) {
    return node.handlers().intervals;
  }
}
