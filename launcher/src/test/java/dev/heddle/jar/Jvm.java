package dev.heddle.jar;

import dev.heddle.it.StartOptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Starts java commands and tells how they ended. */
final class Jvm {
  static final String JAR = System.getProperty("heddle.jar");
  static final String PROGRAMS = System.getProperty("heddle.programs");
  private static final long LIMIT_SECONDS = 60;

  /** How a command ended. */
  record Result(int status, String out, String err) {
    @Override
    public String toString() {
      return "status " + status + "\nout:\n" + out + "\nerr:\n" + err;
    }
  }

  private final Path home;
  private final Path directory;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * A java to run commands with.
   *
   * @param directory the working directory
   */
  Jvm(Path home, Path directory) {
    this.home = home;
    this.directory = directory;
  }

  Jvm with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** {@code java -javaagent:heddle.jar=options -cp programs arguments}. */
  Result agent(String options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("-javaagent:" + JAR + (options.isEmpty() ? "" : "=" + options));
    command.add("-cp");
    command.add(PROGRAMS);
    command.addAll(Arrays.asList(arguments));
    return run(command, "");
  }

  /** {@code heddle arguments}. */
  Result heddle(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(StartOptions.LAUNCHER);
    command.addAll(List.of("-jar", JAR));
    command.addAll(Arrays.asList(arguments));
    return run(command, "");
  }

  Result run(List<String> arguments, String stdin) throws Exception {
    Process process = start(arguments, directory.resolve("out"), directory.resolve("err"));
    process.getOutputStream().write(stdin.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    return await(process);
  }

  Process start(List<String> arguments, Path out, Path err) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  Result await(Process process) throws Exception {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      String stacks = stacks(process);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("still running after " + LIMIT_SECONDS + " s:\n" + stacks);
    }
    return new Result(
        process.exitValue(),
        Files.readString(directory.resolve("out")),
        Files.readString(directory.resolve("err")));
  }

  private String stacks(Process process) throws IOException {
    StringBuilder text = new StringBuilder();
    List<Long> pids = new ArrayList<>(List.of(process.pid()));
    process.descendants().forEach(child -> pids.add(child.pid()));
    for (long pid : pids) {
      Process jstack =
          new ProcessBuilder(home.resolve("bin/jstack").toString(), Long.toString(pid))
              .redirectErrorStream(true)
              .start();
      try (InputStream in = jstack.getInputStream()) {
        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return home.getFileName() + File.separator + "bin/java";
  }
}
