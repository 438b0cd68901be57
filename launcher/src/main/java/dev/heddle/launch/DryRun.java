package dev.heddle.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.Origins;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what a run would do. */
final class DryRun {
  private DryRun() {}

  static void print(PrintStream out, List<String> command, HeddleConfig config, Config resolved) {
    out.println("# rank 0:");
    out.println(shell(command));
    if (config.nodes() > 1) {
      out.println(
          "# started by rank 0, with the same options and class path, for r = 1 to "
              + (config.nodes() - 1)
              + ":");
      out.println("#   -D" + WorkerCommand.RANK_PROPERTY + "=r ... " + WorkerCommand.MAIN);
      places(config).forEach(line -> out.println("# " + line));
    }
    out.println("# settings, and where each comes from:");
    Map<String, ConfigValue> sorted = new TreeMap<>();
    resolved.entrySet().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.forEach(
        (key, value) ->
            out.println(
                key
                    + " = "
                    + value.render(ConfigRenderOptions.concise())
                    + "  # "
                    + Origins.show(value.origin())));
  }

  /** Which rank runs where, and which threads on it. */
  private static List<String> places(HeddleConfig config) {
    Map<String, List<Integer>> ranksOfHost = new LinkedHashMap<>();
    List<String> hosts = config.hosts().namesByRank(config.nodes());
    for (int rank = 0; rank < hosts.size(); rank++) {
      ranksOfHost.computeIfAbsent(hosts.get(rank), any -> new ArrayList<>()).add(rank);
    }
    List<String> lines = new ArrayList<>(List.of("ranks by host:"));
    ranksOfHost.forEach((host, ranks) -> lines.add("  " + host + ": " + words(ranks)));
    lines.add("threads: " + spread(config.placement()));
    for (HeddleConfig.Pin pin : config.placement().pins()) {
      lines.add("  those named " + pin.glob() + ": rank " + pin.rank());
    }
    return lines;
  }

  private static String spread(HeddleConfig.Placement placement) {
    return switch (placement.spread()) {
      case ROUND_ROBIN -> "round-robin, each rank as often as it has cores";
      case PACKED -> "packed, each rank up to its cores";
      case LOAD -> "where the fewest live per core";
      case LOCAL -> "on the rank that starts them";
      case PATTERN -> "on ranks " + words(placement.ranks()) + " in turn";
    };
  }

  private static String words(List<Integer> ranks) {
    return ranks.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** As one would type it. */
  static String shell(List<String> command) {
    return command.stream().map(DryRun::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
