package dev.heddle.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.node.stats.NodeStats;
import dev.heddle.node.stats.NodeStats.Count;
import dev.heddle.node.stats.StatsReport;
import dev.heddle.transport.simulated.LinkCost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of given measurements. */
class ResultsTest {
  private static final List<String> ARGUMENTS = List.of("-cp", "app.jar", "Main");

  @TempDir Path directory;

  /** 8 ns a byte, 100 us a message. */
  private static final ModelledLink LINK = ModelledLink.usual();

  /** In each second of a run a node's JVM is on the processor for so long. */
  private static final double BUSY = 0.75;

  private static Row row(Setting setting, double... seconds) {
    List<Sample> samples = new ArrayList<>();
    for (double one : seconds) {
      long cpuMillis = Math.round(one * 1e3 * BUSY);
      samples.add(
          new Sample(
              one,
              IntStream.range(0, setting.nodes())
                  .mapToObj(n -> new NodeTimes(35, 2_500_000, 100, 20, 3, 7, 400 + n, cpuMillis))
                  .toList()));
    }
    return Row.of("Main <x>", setting, samples, 2.0, LINK.cost());
  }

  private static List<Row> rows() {
    return List.of(
        row(Setting.plain(Bench.PLAIN, ARGUMENTS), 2.0, 1.9, 9.0),
        row(Setting.nodes(1, ARGUMENTS), 3.0, 2.5),
        row(Setting.nodes(2, ARGUMENTS), 1.0, 3.0, 1.5),
        row(Setting.plain(Bench.ONE_THREAD, ARGUMENTS), 2.9, 2.9, 2.9));
  }

  @Test
  void theMedianCountsAndTheSpreadIsKept() {
    Medians medians = Medians.of(List.of(9.0, 1.9, 2.0));
    assertEquals(2.0, medians.median());
    assertEquals(1.9, medians.least());
    assertEquals(9.0, medians.most());
    assertEquals(2.75, Medians.of(List.of(3.0, 2.5)).median());
    assertEquals(1.375, rows().get(1).ratio());
  }

  @Test
  void costIsTheSmallestConfigurationThatIsFaster() {
    assertEquals("-n 1", ProgramBench.cost(rows(), Bench.ONE_THREAD));
    assertEquals("-n 2", ProgramBench.cost(rows(), Bench.PLAIN));
    assertEquals("none", ProgramBench.cost(rows().subList(0, 2), Bench.PLAIN));
  }

  @Test
  void theModelIsTheBusiestNodesComputingAndItsMessages() {
    NodeTimes computes = new NodeTimes(10, 1_000_000, 0, 0, 0, 0, 900, 5_000);
    NodeTimes sends = new NodeTimes(5_000, 50_000_000, 0, 0, 0, 0, 100, 500);
    assertEquals(0.9 + 10 * 100e-6 + 0.008, computes.modelledSeconds(LINK.cost()), 1e-9);
    assertEquals(0.1 + 5_000 * 100e-6 + 0.4, sends.modelledSeconds(LINK.cost()), 1e-9);
    Times times = Times.of(List.of(new Sample(3, List.of(computes, sends))), LINK.cost());
    assertEquals(0.9, times.computeSeconds());
    assertEquals(1.0, times.modelledSeconds(), 1e-9);
    assertEquals(
        0.9, computes.modelledSeconds(new LinkCost(0, LinkCost.UNLIMITED)), "a link for nothing");
  }

  @Test
  void waitsAreThoseOfAllNodesAndTheMedianOfTheRuns() {
    NodeTimes slow = new NodeTimes(1, 1, 900, 90, 9, 1, 0, 0);
    NodeTimes fast = new NodeTimes(1, 1, 100, 10, 1, 1, 0, 0);
    Sample usual = new Sample(1, List.of(fast, fast));
    Sample odd = new Sample(9, List.of(slow, slow));
    Times times = Times.of(List.of(usual, odd, usual), LINK.cost());
    assertEquals(0.2, times.missSeconds());
    assertEquals(0.02, times.lockSeconds());
    assertEquals(0.002, times.volatileSeconds());
    assertEquals(0.002, times.diffSeconds());
  }

  @Test
  void whoUsesNearlyAllCoresIsMarked() {
    Row two = rows().get(2);
    assertEquals(2 * BUSY, two.coresUsed(), 1e-9);
    assertFalse(two.isLimitedBy(2));
    assertTrue(two.isLimitedBy(1));
    assertTrue(Table.programs(rows(), 1).contains("-n 2 *"));
    assertFalse(Table.programs(rows(), 2).contains("*"));
    assertFalse(rows().get(0).isLimitedBy(1), "a plain JVM does not tell");
  }

  @Test
  void theKeysAreThoseOfTheStatistics() throws Exception {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counts.put(count, 1_000L + counts.size());
    }
    Path json = directory.resolve("stats.json");
    Files.writeString(json, new StatsReport(List.of(new NodeStats(0, counts))).json());
    NodeTimes expected =
        new NodeTimes(
            counts.get(Count.MESSAGES_OUT),
            counts.get(Count.BYTES_OUT),
            counts.get(Count.MISS_MILLIS),
            counts.get(Count.LOCK_MILLIS),
            counts.get(Count.VOLATILE_MILLIS),
            counts.get(Count.DIFF_MILLIS),
            counts.get(Count.THREAD_CPU_MILLIS),
            counts.get(Count.CPU_MILLIS));
    assertEquals(List.of(expected), NodeTimes.read(json.toFile()));
  }

  @Test
  void tableJsonAndPageSayTheSame() throws Exception {
    MicroBench.Line line =
        new MicroBench.Line("lock-hand-over", 2, new Medians(300_000, 280_000, 400_000), 30_000);
    Results results =
        new Results(rows(), List.of(line), Map.of("Main <x>", List.of("-n 1", "-n 2")), LINK);
    assertTrue(results.text().contains("1.38"), results::text);
    assertTrue(results.text().contains("300.0000"), results::text);
    assertTrue(results.text().contains("all threads by -n 2"), results::text);
    assertTrue(results.text().contains("latency 100.0 us, bandwidth 1000.0 Mbit/s"), results::text);

    Path json = directory.resolve("bench.json");
    results.writeJson(json);
    Config read = ConfigFactory.parseFile(json.toFile());
    assertEquals(1.375, read.getConfigList("programs").get(1).getDouble("ratioToPlain"));
    assertEquals(70, read.getConfigList("programs").get(2).getLong("messages"));
    assertFalse(read.getConfigList("programs").get(0).hasPath("missSeconds"));
    assertFalse(read.getConfigList("programs").get(1).hasPath("missSeconds"));
    assertEquals(0.2, read.getConfigList("programs").get(2).getDouble("missSeconds"));
    assertEquals(0.401, read.getConfigList("programs").get(2).getDouble("computeSeconds"));
    assertEquals(100_000, read.getLong("link.modelledLatencyNanos"));
    assertEquals(10.0, read.getConfigList("micro").get(0).getDouble("ratio"));
    assertEquals("-n 1", read.getConfigList("cost").get(0).getString("beatsOneThread"));

    Path page = directory.resolve("bench.html");
    results.writePage(page);
    String html = Files.readString(page);
    assertTrue(html.contains("misses") && html.contains("modelled 0.42, measured 1.50"), html);
    assertTrue(html.contains("Main &lt;x&gt;") && !html.contains("<x>"), html);
  }
}
