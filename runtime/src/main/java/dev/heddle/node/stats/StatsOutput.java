package dev.heddle.node.stats;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the numbers of a run go.
 *
 * @param table whether to print them
 * @param json file to write them to; null for none
 */
public record StatsOutput(boolean table, Path json) {
  public static final int TIMEOUT_MILLIS = 2000;

  /** From the settings {@code heddle.stats} and {@code heddle.stats-json}, empty for no file. */
  public static StatsOutput of(boolean table, String json) {
    return new StatsOutput(table, json.isEmpty() ? null : Path.of(json));
  }

  /**
   * On rank 0 at the end of a run, when the program's output is out and before the other nodes are
   * told to end. A file that cannot be written costs a line, not the exit status of the program.
   *
   * @param err the real stderr, not the program's
   */
  public void write(StatsService stats, PrintStream err) {
    if (!table && json == null) {
      return;
    }
    StatsService.Gathered gathered = stats.gather(TIMEOUT_MILLIS);
    gathered.missing().forEach(err::println);
    if (table) {
      err.print(gathered.report().table());
    }
    if (json != null) {
      writeJson(gathered.report(), err);
    }
    err.flush();
  }

  private void writeJson(StatsReport report, PrintStream err) {
    try {
      Files.writeString(json, report.json());
    } catch (IOException e) {
      err.println("heddle: cannot write " + json + ": " + e);
    }
  }
}
