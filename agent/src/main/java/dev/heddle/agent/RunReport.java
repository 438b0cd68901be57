package dev.heddle.agent;

import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.stats.StatsService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;

/** Prints and writes the counters of a run, where they were asked for. */
record RunReport(HeddleConfig.Reporting reporting) {
  /** The end of a run does not hang on its numbers. */
  private static final long TIMEOUT_MILLIS = 5_000;

  /** Before the run: whether the file can be written is not left to its end. */
  void check() throws InvalidConfigException {
    if (reporting.statsJson().isEmpty()) {
      return;
    }
    File file = new File(reporting.statsJson()).getAbsoluteFile();
    String reason = null;
    if (file.isDirectory()) {
      reason = "it is a directory";
    } else if (!file.getParentFile().isDirectory()) {
      reason = file.getParent() + " is no directory";
    } else if (!Files.isWritable(file.exists() ? file.toPath() : file.getParentFile().toPath())) {
      reason = "no permission";
    }
    if (reason != null) {
      throw new InvalidConfigException(
          "heddle.stats-json: cannot write " + reporting.statsJson() + ": " + reason);
    }
  }

  /**
   * At the end of the run, when all output is written.
   *
   * @param gather asks all nodes, given a time-out in milliseconds
   */
  void write(LongFunction<StatsService.Gathered> gather) {
    if (!reporting.isWanted()) {
      return;
    }
    StatsService.Gathered gathered = gather.apply(TIMEOUT_MILLIS);
    gathered.missing().forEach(Fatal::printWorkerLine);
    if (reporting.stats()) {
      Fatal.printWorkerLine(gathered.report().table().stripTrailing());
    }
    if (!reporting.statsJson().isEmpty()) {
      try {
        Files.writeString(Path.of(reporting.statsJson()), gathered.report().json() + "\n");
      } catch (IOException e) {
        Fatal.print("cannot write the counters to " + reporting.statsJson() + ": " + e, null);
      }
    }
  }
}
