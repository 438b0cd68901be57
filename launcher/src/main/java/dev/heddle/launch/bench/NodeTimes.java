package dev.heddle.launch.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.transport.simulated.LinkCost;
import java.io.File;
import java.util.List;

/**
 * What one node told of a run, see {@code --stats-json}.
 *
 * @param missMillis its threads held up by read and write misses, all together; the two that follow
 *     likewise
 * @param diffMillis making the diffs of flushes
 * @param threadCpuMillis processor time of the program's threads
 * @param cpuMillis processor time of the JVM
 */
record NodeTimes(
    long messages,
    long bytes,
    long missMillis,
    long lockMillis,
    long volatileMillis,
    long diffMillis,
    long threadCpuMillis,
    long cpuMillis) {
  static List<NodeTimes> read(File stats) {
    return ConfigFactory.parseFile(stats).getConfigList("nodes").stream()
        .map(NodeTimes::of)
        .toList();
  }

  private static NodeTimes of(Config node) {
    return new NodeTimes(
        node.getLong("messagesOut"),
        node.getLong("bytesOut"),
        node.getLong("missMillis"),
        node.getLong("lockMillis"),
        node.getLong("volatileMillis"),
        node.getLong("diffMillis"),
        node.getLong("threadCpuMillis"),
        node.getLong("cpuMillis"));
  }

  /**
   * How long this node would take on a machine of its own, see {@link Times#modelledSeconds}.
   *
   * @param link to the other machines
   */
  double modelledSeconds(LinkCost link) {
    double linkNanos = (double) messages * link.latencyNanos() + link.transferNanos(bytes);
    return threadCpuMillis / 1e3 + linkNanos / 1e9;
  }
}
