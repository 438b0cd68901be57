package dev.heddle.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of given measurements. */
class ResultsTest {
  private static final List<String> ARGUMENTS = List.of("-cp", "app.jar", "Main");

  @TempDir Path directory;

  private static Row row(Setting setting, double... seconds) {
    List<Sample> samples = new ArrayList<>();
    for (double one : seconds) {
      samples.add(new Sample(one, 70, 5_000_000));
    }
    return Row.of("Main <x>", setting, samples, 2.0);
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
  void tableJsonAndPageSayTheSame() throws Exception {
    MicroBench.Line line =
        new MicroBench.Line("lock-hand-over", 2, new Medians(300_000, 280_000, 400_000), 30_000);
    Results results =
        new Results(rows(), List.of(line), Map.of("Main <x>", List.of("-n 1", "-n 2")));
    assertTrue(results.text().contains("1.38"), results::text);
    assertTrue(results.text().contains("300.0000"), results::text);
    assertTrue(results.text().contains("all threads by -n 2"), results::text);

    Path json = directory.resolve("bench.json");
    results.writeJson(json);
    Config read = ConfigFactory.parseFile(json.toFile());
    assertEquals(1.375, read.getConfigList("programs").get(1).getDouble("ratioToPlain"));
    assertEquals(70, read.getConfigList("programs").get(2).getLong("messages"));
    assertEquals(10.0, read.getConfigList("micro").get(0).getDouble("ratio"));
    assertEquals("-n 1", read.getConfigList("cost").get(0).getString("beatsOneThread"));

    Path page = directory.resolve("bench.html");
    results.writePage(page);
    String html = Files.readString(page);
    assertTrue(html.contains("Main &lt;x&gt;") && !html.contains("<x>"), html);
  }
}
