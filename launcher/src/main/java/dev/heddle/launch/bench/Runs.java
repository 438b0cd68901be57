package dev.heddle.launch.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in processes of their own. */
final class Runs {
  /** What costs no message: to count it would take part of the time that is measured. */
  private static final String NOT_COUNTED = "heddle.stats-fast-paths=false";

  private final String java;
  private final File heddleJar;
  private final String link;

  /**
   * @param link simulated between nodes, as {@code heddle run --link} takes it; empty for none
   */
  Runs(String java, File heddleJar, String link) {
    this.java = java;
    this.heddleJar = heddleJar;
    this.link = link;
  }

  /** One run, timed from start to end of the process. */
  Sample time(Setting setting) throws IOException, InterruptedException, BenchException {
    Path stats = Files.createTempFile("heddle-bench", ".json");
    try {
      List<String> command = command(setting, stats);
      long start = System.nanoTime();
      run(command);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Sample(seconds, setting.nodes() == 0 ? List.of() : NodeTimes.read(stats.toFile()));
    } finally {
      Files.deleteIfExists(stats);
    }
  }

  /** What one run prints. */
  String output(Setting setting) throws IOException, InterruptedException, BenchException {
    return run(command(setting, null));
  }

  private List<String> command(Setting setting, Path stats) {
    List<String> command = new ArrayList<>(List.of(java));
    if (setting.nodes() > 0) {
      command.addAll(List.of("-jar", heddleJar.getPath(), "run", "-n", "" + setting.nodes()));
      command.addAll(List.of("--link", link)); // an empty one, too, or another may be set elsewhere
      if (stats != null) {
        command.addAll(List.of("--stats-json", stats.toString(), "--set", NOT_COUNTED));
      }
      command.add("--");
    }
    command.addAll(setting.arguments());
    return command;
  }

  private static String run(List<String> command)
      throws IOException, InterruptedException, BenchException {
    Path errors = Files.createTempFile("heddle-bench", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      byte[] printed = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      if (status != 0) {
        throw new BenchException(
            "exit status " + status + " of " + String.join(" ", command) + firstLine(errors));
      }
      return new String(printed, Charset.defaultCharset());
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  private static String firstLine(Path errors) throws IOException {
    String text = Files.readString(errors, Charset.defaultCharset());
    return text.lines().findFirst().map(line -> ": " + line).orElse("");
  }
}
