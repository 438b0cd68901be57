package dev.heddle.launch.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The three things {@code heddle bench} measures. */
public final class Bench {
  static final String PLAIN = "plain";
  static final String ONE_THREAD = "plain, 1 thread";

  private static final List<Integer> MICRO_NODES = List.of(2, 4, 8);

  private final Runs runs;
  private final String java;
  private final File heddleJar;
  private final Extent extent;
  private final ModelledLink link;
  private final Consumer<String> progress;

  /**
   * How much is measured.
   *
   * @param maxNodes programs are run on 1 to so many nodes, single operations on 2, 4 and 8 of them
   * @param rounds how often each setting is run
   */
  public record Extent(int maxNodes, int rounds) {}

  /**
   * @param java the executable
   * @param link between the nodes
   * @param progress told what is being measured
   */
  public Bench(
      String java, File heddleJar, Extent extent, ModelledLink link, Consumer<String> progress) {
    this.runs = new Runs(java, heddleJar, link.simulated());
    this.java = java;
    this.heddleJar = heddleJar;
    this.extent = extent;
    this.link = link;
    this.progress = progress;
  }

  /** The programs of test-apps, with as many threads as the largest run has nodes. */
  public Results namedSet() throws IOException, InterruptedException, BenchException {
    NamedSet set = NamedSet.beside(heddleJar);
    ProgramBench bench = programs();
    List<Row> all = new ArrayList<>();
    Map<String, List<String>> cost = new LinkedHashMap<>();
    for (NamedSet.Entry entry : NamedSet.ENTRIES) {
      progress.accept(entry.name());
      List<String> arguments = set.java(entry, extent.maxNodes());
      List<Setting> settings = settings(arguments);
      settings.add(Setting.plain(ONE_THREAD, set.java(entry, 1)));
      List<Row> rows = bench.measure(entry.name(), settings);
      all.addAll(rows);
      cost.put(
          entry.name(),
          List.of(ProgramBench.cost(rows, ONE_THREAD), ProgramBench.cost(rows, PLAIN)));
    }
    return new Results(all, List.of(), cost, link);
  }

  /**
   * A program of the user's own.
   *
   * @param arguments for java
   */
  public Results own(String name, List<String> arguments)
      throws IOException, InterruptedException, BenchException {
    progress.accept(name);
    return new Results(programs().measure(name, settings(arguments)), List.of(), Map.of(), link);
  }

  /** Single operations. */
  public Results micro() throws IOException, InterruptedException, BenchException {
    List<Integer> nodes = MICRO_NODES.stream().filter(some -> some <= extent.maxNodes()).toList();
    if (nodes.isEmpty()) {
      throw new BenchException("single operations are measured between 2 nodes at least");
    }
    List<String> echo = List.of(java, "-jar", heddleJar.getPath(), "bench-echo");
    MicroBench bench =
        new MicroBench(
            runs, new TcpPingPong(echo), NamedSet.beside(heddleJar), extent.rounds(), progress);
    return new Results(List.of(), bench.measure(nodes), Map.of(), link);
  }

  private ProgramBench programs() {
    return new ProgramBench(runs, extent.rounds(), link.cost());
  }

  private List<Setting> settings(List<String> arguments) {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.plain(PLAIN, arguments));
    IntStream.rangeClosed(1, extent.maxNodes())
        .mapToObj(nodes -> Setting.nodes(nodes, arguments))
        .forEach(settings::add);
    return settings;
  }

  /** The other end of the raw connection that is measured beside. */
  public static void echo(int port, int bytes) throws IOException {
    TcpPingPong.echo(port, bytes);
  }
}
