package dev.heddle.launch.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Single operations between nodes beside raw TCP, and in one node beside the plain JVM. */
final class MicroBench {
  /**
   * A line of the table.
   *
   * @param beside the nanoseconds it is compared with
   */
  record Line(String operation, int nodes, Medians nanos, double beside) {
    double ratio() {
      return nanos.median() / beside;
    }
  }

  /** Bytes of a page, which the sequential read is charged per page as well. */
  private static final int PAGE_BYTES = 4096;

  private static final int SMALL_BYTES = 64;
  private static final List<String> BESIDE_PLAIN = List.of("re-acquire", "volatile-read");
  private static final List<String> BESIDE_PAGE = List.of("read-miss", "sequential-read");

  private final Runs runs;
  private final TcpPingPong tcp;
  private final NamedSet set;
  private final int rounds;
  private final Consumer<String> progress;

  MicroBench(Runs runs, TcpPingPong tcp, NamedSet set, int rounds, Consumer<String> progress) {
    this.runs = runs;
    this.tcp = tcp;
    this.set = set;
    this.rounds = rounds;
    this.progress = progress;
  }

  List<Line> measure(List<Integer> nodeCounts)
      throws IOException, InterruptedException, BenchException {
    List<Line> lines = new ArrayList<>();
    for (int nodes : nodeCounts) {
      Map<String, List<Double>> woven = new LinkedHashMap<>();
      Map<String, List<Double>> beside = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        progress.accept(
            "single operations on " + nodes + " nodes, " + (round + 1) + " of " + rounds);
        add(woven, Setting.nodes(nodes, set.micro(nodes)));
        add(beside, Setting.plain("plain", set.micro(nodes)));
        note(beside, "64", tcp.nanos(SMALL_BYTES));
        note(beside, "page", tcp.nanos(PAGE_BYTES));
      }
      woven.forEach(
          (operation, nanos) ->
              lines.add(
                  new Line(
                      operation,
                      nodes,
                      Medians.of(nanos),
                      Medians.of(beside.get(baseline(operation))).median())));
    }
    return lines;
  }

  private static String baseline(String operation) {
    if (BESIDE_PLAIN.contains(operation)) {
      return operation;
    }
    return BESIDE_PAGE.contains(operation) ? "page" : "64";
  }

  /** The program prints {@code name value} lines. */
  private void add(Map<String, List<Double>> all, Setting setting)
      throws IOException, InterruptedException, BenchException {
    for (String line : runs.output(setting).lines().toList()) {
      String[] words = line.split(" ", -1);
      note(all, words[0], Double.parseDouble(words[1]));
    }
  }

  private static void note(Map<String, List<Double>> all, String name, double value) {
    all.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }
}
