package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node dies or stops, whatever the others are at. */
@Execution(ExecutionMode.CONCURRENT)
class FailureIT {
  private static final int NODES = 3;
  private static final int START_LIMIT_SECONDS = 60;
  private static final int END_LIMIT_SECONDS = 20;

  private static final String LAST_LINE = "heddle:   line of [03]";

  @TempDir Path directory;
  private Process root;
  private final List<ProcessHandle> nodes = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    nodes.forEach(ProcessHandle::destroyForcibly);
    root.descendants().forEach(ProcessHandle::destroyForcibly);
    root.destroyForcibly();
  }

  @ParameterizedTest
  @CsvSource({"0, locks", "2, holds", "1, misses"})
  void aKilledNodeEndsTheRunByName(int rank, String mode) throws Exception {
    startBusy(mode);
    awaitReady();
    awaitNodes();
    assertTrue(nodes.get(rank).destroyForcibly());
    endsByName(rank);
  }

  /** What notices the death is the same on every JDK. */
  @Tag("once")
  @ParameterizedTest
  @CsvSource({
    "1, locks",
    "1, waits",
    "0, misses",
    "2, joins",
    "0, prints",
    "1, prints",
    "1, initialises",
    "2, reads",
    "1, sleeps",
    "1, exit",
  })
  void soItDoesWhateverTheNodesAreAt(int rank, String mode) throws Exception {
    aKilledNodeEndsTheRunByName(rank, mode);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aNodeKilledDuringTheStartEndsTheRunByName(int rank) throws Exception {
    startBusy("sleeps");
    awaitNodes();
    assertTrue(nodes.get(rank).destroyForcibly());
    endsByName(rank);
  }

  @Tag("once")
  @Test
  void theOutputOfALostNodeIsInItsLog() throws Exception {
    Path logs = directory.resolve("logs");
    startProgram(List.of("--verbose", "--log-dir", logs.toString()), "com.acme.Busy", "prints");
    Path log = logs.resolve("rank-1.log");
    await(() -> Files.exists(log) && isBusy(firstBytes(log)));
    awaitNodes();
    assertTrue(nodes.get(1).destroyForcibly());
    assertTrue(root.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS), this::state);
    assertEquals(ExitStatus.NODE_LOST, root.exitValue());
    List<String> err = Files.readAllLines(directory.resolve("err"));
    String cause = "heddle: node 1 (process " + nodes.get(1).pid() + ") was killed by signal 9";
    assertTrue(err.get(0).startsWith(cause), err::toString);
    assertTrue(err.get(0).endsWith("; its output is in " + log), err::toString);
    assertEquals("heddle: its last lines were:", err.get(1));
    err.subList(2, err.size()).forEach(line -> assertTrue(line.matches(LAST_LINE), line));
    for (int rank : List.of(0, 1)) {
      String lines = Files.readString(logs.resolve("rank-" + rank + ".log"));
      assertTrue(lines.contains(cause), lines);
    }
    // Of six threads node 1 has the first and the fourth.
    assertEquals(List.of("line of 0", "line of 3"), printed(log));
    assertNobodyIsLeft();
  }

  private static boolean isBusy(String printed) {
    return printed.contains("line of 0\n") && printed.contains("line of 3\n");
  }

  private static List<String> printed(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        // What comes after Heddle's line may be the end of the line before.
        .filter(line -> !line.isEmpty() && !line.startsWith("heddle: "))
        .distinct()
        .sorted()
        .toList();
  }

  private void endsByName(int rank) throws Exception {
    assertTrue(root.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS), this::state);
    String err = Files.readString(directory.resolve("err"));
    assertEquals(ExitStatus.NODE_LOST, root.exitValue(), err);
    assertTrue(err.contains("node " + rank + " "), err);
    assertEquals(1, err.lines().count(), err);
    assertNobodyIsLeft();
  }

  /** A worker that is asked to end takes the run with it, as one process would end. */
  @Test
  void aTerminatedNodeEndsTheRunQuietly() throws Exception {
    startBusy("misses");
    awaitReady();
    awaitNodes();
    signal("TERM", nodes.get(2));
    assertTrue(root.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS), this::state);
    assertEquals(128 + 15, root.exitValue());
    assertEquals("", Files.readString(directory.resolve("err")));
    assertNobodyIsLeft();
  }

  @Test
  void withoutTheLauncherAllEndWithRankZero() throws Exception {
    String agent = "-javaagent:" + System.getProperty("heddle.jar") + "=nodes=" + NODES;
    List<String> command = new ArrayList<>(List.of(ProcessRun.java(), agent));
    command.addAll(List.of("-cp", System.getProperty("heddle.programs"), "com.acme.Busy", "locks"));
    start(command);
    awaitReady();
    nodes.addAll(root.descendants().toList());
    assertEquals(NODES - 1, nodes.size());
    root.destroyForcibly();
    assertNobodyIsLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aStoppedNodeIsNotDead(int rank) throws Exception {
    startProgram("com.acme.Counting");
    awaitReady();
    awaitNodes();
    signal("STOP", nodes.get(rank));
    assertFalse(root.waitFor(5, TimeUnit.SECONDS), "ended while a node was stopped");
    signal("CONT", nodes.get(rank));
    root.getOutputStream().close();
    assertTrue(root.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS), this::state);
    assertEquals(0, root.exitValue(), Files.readString(directory.resolve("err")));
    assertTrue(Files.readString(directory.resolve("out")).contains("OK"));
  }

  private void startBusy(String mode) throws IOException {
    startProgram("com.acme.Busy", mode);
  }

  private void startProgram(String... program) throws IOException {
    startProgram(List.of(), program);
  }

  private void startProgram(List<String> options, String... program) throws IOException {
    List<String> java = new ArrayList<>(List.of("-cp", System.getProperty("heddle.programs")));
    java.addAll(List.of(program));
    List<String> all = new ArrayList<>(List.of("-n", Integer.toString(NODES)));
    all.addAll(options);
    start(Commands.heddle(all, java));
  }

  /** Its input stays open: a pipe to this process. */
  private void start(List<String> command) throws IOException {
    root =
        new ProcessBuilder(command)
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
  }

  private void awaitReady() throws Exception {
    await(this::started);
  }

  private void await(Callable<Boolean> condition) throws Exception {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
    while (!condition.call()) {
      assertTrue(root.isAlive(), "ended before it was disturbed");
      assertTrue(System.nanoTime() - deadlineNanos < 0, this::state);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** The first bytes only: some programs print without end. */
  private boolean started() throws IOException {
    return firstBytes(directory.resolve("out")).contains("ready");
  }

  private static String firstBytes(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return new String(bytes.readNBytes(1 << 20), StandardCharsets.UTF_8);
    }
  }

  /** The nodes in rank order, as soon as all are there. */
  private void awaitNodes() throws InterruptedException {
    // A process looks like its parent until it runs its own command.
    while (!nodes.stream().map(FailureIT::rank).toList().equals(List.of(0, 1, 2))) {
      assertTrue(root.isAlive(), "ended before it was disturbed");
      nodes.clear();
      root.descendants().filter(FailureIT::isNode).sorted(FailureIT::byRank).forEach(nodes::add);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static boolean isNode(ProcessHandle process) {
    return Stream.of(process.info().arguments().orElse(new String[0]))
        .anyMatch(argument -> argument.startsWith("-javaagent:"));
  }

  private static int byRank(ProcessHandle one, ProcessHandle other) {
    return Integer.compare(rank(one), rank(other));
  }

  private static int rank(ProcessHandle node) {
    String property = "-Dheddle.rank=";
    for (String argument : node.info().arguments().orElse(new String[0])) {
      if (argument.startsWith(property)) {
        return Integer.parseInt(argument.substring(property.length()));
      }
    }
    return 0;
  }

  private void assertNobodyIsLeft() throws Exception {
    for (ProcessHandle node : nodes) {
      // Fails with a TimeoutException where one stays.
      node.onExit().get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** For a failure: what was printed, and what every process is at. */
  private String state() {
    try {
      return Files.readString(directory.resolve("err"))
          + ProcessRun.stacks(root.toHandle(), root.descendants().toList());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void signal(String name, ProcessHandle node) throws Exception {
    ProcessBuilder kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + node.pid());
    assertEquals(0, kill.inheritIO().start().waitFor());
  }
}
