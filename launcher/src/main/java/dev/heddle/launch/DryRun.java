package dev.heddle.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.Origins;
import java.io.PrintStream;
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

  /** As one would type it. */
  static String shell(List<String> command) {
    return command.stream().map(DryRun::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
