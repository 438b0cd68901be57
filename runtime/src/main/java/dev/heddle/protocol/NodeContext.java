package dev.heddle.protocol;

/** What every handler of one node works with. */
public record NodeContext(
    int rank,
    int nodeCount,
    PageMemory memory,
    ThreadWatch watch,
    ProtocolOptions options,
    ProtocolStats stats,
    Traffic traffic,
    Outbox out) {

  static NodeContext of(
      int rank, int nodeCount, PageMemory memory, ThreadWatch watch, ProtocolOptions options) {
    if (rank < 0 || rank >= nodeCount || nodeCount > Gid.MAX_RANK + 1) {
      throw new IllegalArgumentException("rank " + rank + " of " + nodeCount + " nodes");
    }
    ProtocolStats stats = new ProtocolStats();
    Traffic traffic = new Traffic(nodeCount);
    Outbox out = new Outbox(rank, stats, traffic);
    return new NodeContext(rank, nodeCount, memory, watch, options, stats, traffic, out);
  }
}
