package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.apps.Catalogue;
import java.nio.file.Path;
import java.util.List;

/** What {@code --stats-json} tells of a run: that it was distributed, and at what price. */
final class Statistics {
  /** Starting and ending a run, its classes, statics and names. */
  private static final int MESSAGES_PER_NODE = 100;

  /** Starting, joining and ending a thread. */
  private static final int MESSAGES_PER_THREAD = 25;

  /** Rounds of the distributed collection and the links' own, which a slow machine has more of. */
  private static final int MESSAGES_PER_NODE_AND_SECOND = 4;

  private final List<? extends Config> nodes;
  private final double seconds;

  private Statistics(List<? extends Config> nodes, double seconds) {
    this.nodes = nodes;
    this.seconds = seconds;
  }

  /** Of a run on so many nodes that took so long. */
  static Statistics read(Path json, int nodes, double seconds) {
    List<? extends Config> told = ConfigFactory.parseFile(json.toFile()).getConfigList("nodes");
    assertEquals(nodes, told.size(), told::toString);
    return new Statistics(told, seconds);
  }

  long total(String count) {
    return nodes.stream().mapToLong(node -> node.getLong(count)).sum();
  }

  /** By rank. */
  List<Long> threadsRun() {
    return nodes.stream().map(node -> node.getLong("threadsRun")).toList();
  }

  /** New threads go to rank 1, 2 and so on, the last of a round to rank 0. */
  void assertThreadsRanOnAll(int threads) {
    assertEquals(threads, total("threadsRun"), this::toString);
    for (Config node : nodes) {
      int rank = node.getInt("rank");
      boolean mustRun = threads >= (rank == 0 ? nodes.size() : rank);
      assertTrue(!mustRun || node.getLong("threadsRun") > 0, () -> "idle: " + node);
    }
  }

  /** What the threads of other nodes than that of {@code main} read was written elsewhere. */
  void assertThreadsFetchedPages() {
    for (Config node : nodes) {
      boolean mustFetch = node.getInt("rank") > 0 && node.getLong("threadsRun") > 0;
      assertTrue(!mustFetch || node.getLong("pagesFetched") > 0, () -> "fetched none: " + node);
    }
  }

  /** At most so many messages for what the threads share, beside what any run costs. */
  void assertMessages(int threads, double forSharing) {
    double bound =
        forSharing
            + threads * MESSAGES_PER_THREAD
            + nodes.size() * (MESSAGES_PER_NODE + (seconds + 1) * MESSAGES_PER_NODE_AND_SECOND);
    long messages = total("messagesOut");
    assertTrue(messages <= bound, () -> messages + " messages, bound " + bound + ": " + this);
  }

  /**
   * Of a program, or of several one after the other, whose row in the table states its messages.
   */
  void assertDistributed(Catalogue.Entry entry) {
    if (nodes.size() == 1) {
      assertEquals(0, total("messagesOut"), this::toString);
      return;
    }
    assertThreadsRanOnAll(entry.threads());
    if (entry.shares().contains("reads")) {
      assertThreadsFetchedPages();
    }
    if (entry.shares().contains("writes")) {
      assertTrue(total("diffs") > 0, this::toString);
    }
    if (entry.shares().contains("locks")) {
      assertTrue(total("lockAcquiresRemote") > 0, this::toString);
    }
    assertMessages(entry.threads(), entry.messages().getAsInt());
  }

  @Override
  public String toString() {
    return "in " + seconds + " s: " + nodes;
  }
}
