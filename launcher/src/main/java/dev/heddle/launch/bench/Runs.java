package dev.heddle.launch.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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

  Runs(String java, File heddleJar) {
    this.java = java;
    this.heddleJar = heddleJar;
  }

  /** One run, timed from start to end of the process. */
  Sample time(Setting setting) throws IOException, InterruptedException, BenchException {
    Path stats = Files.createTempFile("heddle-bench", ".json");
    try {
      List<String> command = command(setting, stats);
      long start = System.nanoTime();
      run(command);
      double seconds = (System.nanoTime() - start) / 1e9;
      return setting.nodes() == 0
          ? new Sample(seconds, 0, 0)
          : new Sample(seconds, sum(stats, "messagesOut"), sum(stats, "bytesOut"));
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

  private static long sum(Path stats, String field) {
    long sum = 0;
    for (Config node : ConfigFactory.parseFile(stats.toFile()).getConfigList("nodes")) {
      sum += node.getLong(field);
    }
    return sum;
  }
}
