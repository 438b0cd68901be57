package dev.heddle.node.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.service.FakeCluster;
import dev.heddle.node.stats.NodeStats.Count;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsServiceTest {
  private final FakeCluster cluster = new FakeCluster(3);
  private final List<StatsService> services = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path directory;

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

  private String write(StatsOutput output) {
    output.write(services.get(0), new PrintStream(err, true, StandardCharsets.UTF_8));
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theTableHasAllNodes() {
    String printed = write(StatsOutput.of(true, ""));
    assertTrue(printed.lines().anyMatch("diffs            10  11  12   33"::equals), printed);
  }

  @Test
  void theFileIsWrittenAndNothingPrinted() throws Exception {
    Path file = directory.resolve("stats.json");
    assertEquals("", write(StatsOutput.of(false, file.toString())));
    assertTrue(Files.readString(file).contains("\"diffs\" : 12"), Files.readString(file));
  }

  @Test
  void aFileThatCannotBeWrittenCostsALine() {
    Path file = directory.resolve("missing").resolve("stats.json");
    assertTrue(write(StatsOutput.of(false, file.toString())).startsWith("heddle: cannot write "));
  }

  @Test
  void aNodeThatDoesNotAnswerIsLeftOutByName() {
    cluster.stopLoop(2);
    StatsService.Gathered gathered = services.get(0).gather(50);
    assertEquals(
        List.of("heddle: no counters of node 2: no answer within 50 ms"), gathered.missing());
    assertEquals(2, gathered.report().nodes().size());
  }

  @Test
  void nothingIsAskedWhereNothingIsWanted() {
    assertEquals("", write(StatsOutput.of(false, "")));
  }
}
