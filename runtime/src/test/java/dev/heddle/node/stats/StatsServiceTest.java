package dev.heddle.node.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.service.FakeCluster;
import dev.heddle.node.stats.NodeStats.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatsServiceTest {
  private final FakeCluster cluster = new FakeCluster(3);
  private final List<StatsService> services = new ArrayList<>();

  @BeforeEach
  void register() {
    for (int rank = 0; rank < 3; rank++) {
      NodeStats numbers = new NodeStats(rank, Map.of(Count.DIFFS, 10L + rank));
      services.add(new StatsService(cluster.buses.get(rank), () -> numbers));
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void theReportHasAllNodes() {
    StatsReport report = services.get(0).gather(5_000).report();
    String table = report.table();
    assertTrue(table.lines().anyMatch("diffs            10  11  12   33"::equals), table);
    String first =
        "{\"nodes\":[\n  {\"rank\":0,\"readMisses\":0,\"writeMisses\":0,\"pagesFetched\":0,";
    assertTrue(report.json().startsWith(first), report.json());
  }

  @Test
  void aNodeThatDoesNotAnswerIsLeftOutByName() {
    cluster.stopLoop(2);
    StatsService.Gathered gathered = services.get(0).gather(50);
    // The others may be late too: what is asked of them is not how fast they are.
    assertTrue(
        gathered.missing().contains("heddle: no counters of node 2: no answer within 50 ms"));
    assertTrue(gathered.report().nodes().stream().noneMatch(node -> node.rank() == 2));
  }
}
