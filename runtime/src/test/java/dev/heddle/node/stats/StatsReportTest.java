package dev.heddle.node.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.node.stats.NodeStats.Count;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsReportTest {
  private final NodeStats zero = new NodeStats(0, Map.of(Count.READ_MISSES, 3L));
  private final NodeStats one = new NodeStats(1, Map.of(Count.READ_MISSES, 40L, Count.DIFFS, 7L));
  private final StatsReport report = new StatsReport(List.of(one, zero));

  @Test
  void tableSumsEachCountOverTheNodesInRankOrder() {
    List<String> lines = report.table().lines().toList();

    assertEquals("heddle: node     0   1  all", lines.get(0));
    assertEquals("read misses      3  40   43", lines.get(1));
    assertEquals(1 + Count.values().length, lines.size());
  }

  @Test
  void jsonHasTheDocumentedKeys() {
    Config json = ConfigFactory.parseString(report.json());
    List<? extends Config> nodes = json.getConfigList("nodes");

    assertEquals(2, nodes.size());
    assertEquals(40, nodes.get(1).getLong("readMisses"));
    for (String key :
        List.of(
            "rank",
            "readMisses",
            "writeMisses",
            "pagesFetched",
            "bytesIn",
            "bytesOut",
            "diffs",
            "diffBytes",
            "messagesOut",
            "lockAcquiresLocal",
            "lockAcquiresRemote",
            "volatileReadsCached",
            "volatileReadsRemote",
            "readAhead",
            "threadsRun",
            "missMillis",
            "lockMillis",
            "volatileMillis",
            "diffMillis",
            "threadCpuMillis",
            "cpuMillis")) {
      assertTrue(nodes.get(0).hasPath(key), key);
    }
  }

  @Test
  void countsSurviveTheWayToRankZero() {
    assertEquals(one, NodeStats.decode(ByteBuffer.wrap(one.encode())));
  }
}
