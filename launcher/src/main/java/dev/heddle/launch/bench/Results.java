package dev.heddle.launch.bench;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured, ready to be shown.
 *
 * @param cost by program: the smallest configuration that beats the plain JVM, with one thread and
 *     with all
 * @param link between the nodes in the model
 */
public record Results(
    List<Row> programs,
    List<MicroBench.Line> micro,
    Map<String, List<String>> cost,
    ModelledLink link) {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** The tables, and what they do not say by themselves. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (!programs.isEmpty()) {
      text.append(Table.programs(programs, CORES)).append('\n');
      text.append(Table.times(programs));
    }
    if (!micro.isEmpty()) {
      text.append(Table.micro(micro));
    }
    cost.forEach(
        (program, beats) ->
            text.append("COST of ")
                .append(program)
                .append(": one thread is beaten by ")
                .append(beats.get(0))
                .append(", all threads by ")
                .append(beats.get(1))
                .append('\n'));
    return text.append(limits()).toString();
  }

  private String limits() {
    String all =
        "Medians of interleaved runs, each with the start of its JVMs. This machine has "
            + CORES
            + " cores: settings of more nodes share them.\n";
    if (!link.simulated().isEmpty()) {
      all += "Links between nodes are simulated: " + link.simulated() + ".\n";
    }
    return programs.isEmpty() ? all : all + Table.MARKED + modelled();
  }

  private String modelled() {
    return "Times are of all threads and nodes together, but compute and modelled: of the node that"
        + " has most. Modelled\nis compute + messages x latency + bytes / bandwidth, were each node"
        + " a machine of one core ("
        + link.describe()
        + ").\n";
  }

  /** One object: {@code cores, link, programs, micro, cost}. */
  public void writeJson(Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cores", CORES);
    all.put("link", link.json());
    all.put("programs", programs.stream().map(row -> row.json(CORES)).toList());
    all.put("micro", micro.stream().map(Results::json).toList());
    List<Map<String, Object>> costs = new ArrayList<>();
    cost.forEach(
        (program, beats) ->
            costs.add(
                Map.of(
                    "program",
                    program,
                    "beatsOneThread",
                    beats.get(0),
                    "beatsAllThreads",
                    beats.get(1))));
    all.put("cost", costs);
    Files.writeString(
        file,
        ConfigValueFactory.fromMap(all).render(ConfigRenderOptions.concise().setFormatted(true)));
  }

  private static Map<String, Object> json(MicroBench.Line line) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("operation", line.operation());
    fields.put("nodes", line.nodes());
    fields.put("medianNanos", line.nanos().median());
    fields.put("leastNanos", line.nanos().least());
    fields.put("mostNanos", line.nanos().most());
    fields.put("besideNanos", line.beside());
    fields.put("ratio", line.ratio());
    return fields;
  }

  public void writePage(Path file) throws IOException {
    Files.writeString(file, new Page(this).html());
  }
}
