package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.it.StartOptions;
import dev.heddle.jar.Jvm.Result;
import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The processes of a run on several nodes: how they start, and how they end together. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class ClusterIT {
  private static final long END_LIMIT_SECONDS = 20;

  @TempDir Path directory;
  private Process launcher;

  static Stream<Path> jdks() throws IOException {
    return Jdks.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theProgramRunsAsAloneWithAndWithoutTheLauncher(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    Result expected = new Result(0, "hello a b 1\n", "");
    assertEquals(expected, jvm.agent("nodes=2", "com.acme.Hello", "a", "b"));
    assertEquals(
        expected,
        jvm.heddle("run", "-n", "2", "--", "-cp", Jvm.PROGRAMS, "com.acme.Hello", "a", "b"));
    assertEquals(
        new Result(9, "", ""),
        jvm.heddle("run", "-n", "2", "--", "-cp", Jvm.PROGRAMS, "com.acme.Exit", "9"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void optionsOfTheEnvironmentReachEveryNodeOnce(Path home) throws Exception {
    Result result =
        new Jvm(home, directory)
            .with("JDK_JAVA_OPTIONS", "-Dsome=thing")
            .heddle("run", "-n", "2", "--", "-cp", Jvm.PROGRAMS, "com.acme.Hello");
    assertEquals(0, result.status(), result::toString);
    // The launcher's own JVM and rank 0.
    assertEquals(
        2,
        result.err().lines().filter(line -> line.contains("Picked up JDK_JAVA_OPTIONS")).count(),
        result::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aKilledRankIsNamedAndNothingIsLeft(Path home) throws Exception {
    List<ProcessHandle> processes = startSleeper(home);
    ProcessHandle victim = processes.get(processes.size() - 1);
    int rank = rank(victim);
    assertTrue(victim.destroyForcibly());
    Result result = new Jvm(home, directory).await(launcher);
    assertEquals(ExitStatus.NODE_LOST, result.status(), result::toString);
    assertEquals(
        "heddle: node "
            + rank
            + " (process "
            + victim.pid()
            + ") was killed by signal 9 (SIGKILL); the run ends\n",
        result.err());
    assertAllEnd(processes);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aKilledRankZeroIsNamedAndNothingIsLeft(Path home) throws Exception {
    List<ProcessHandle> processes = startSleeper(home);
    assertTrue(processes.get(0).destroyForcibly());
    Result result = new Jvm(home, directory).await(launcher);
    assertEquals(ExitStatus.NODE_LOST, result.status(), result::toString);
    assertEquals(
        "heddle: node 0 (process "
            + processes.get(0).pid()
            + ") was killed by signal 9 (SIGKILL); the run ends\n",
        result.err());
    assertAllEnd(processes);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void allEndWithTheLauncher(Path home) throws Exception {
    List<ProcessHandle> processes = startSleeper(home);
    launcher.destroyForcibly();
    assertAllEnd(processes);
  }

  /** As a terminal does it: the signal goes to every process of the group. */
  @ParameterizedTest
  @MethodSource("jdks")
  void ctrlCRunsTheHooksOnceAndAllEnd(Path home) throws Exception {
    List<ProcessHandle> processes = startSleeper(home);
    List<String> kill = new ArrayList<>(List.of("kill", "-INT", Long.toString(launcher.pid())));
    processes.forEach(process -> kill.add(Long.toString(process.pid())));
    assertEquals(
        0,
        new ProcessBuilder("/bin/sh", "-c", String.join(" ", kill)).inheritIO().start().waitFor());
    assertEquals(new Result(130, "ready\nhook\n", ""), new Jvm(home, directory).await(launcher));
    assertAllEnd(processes);
  }

  /** Whoever finds out, and whenever: a status of its own, and one line with class and field. */
  @ParameterizedTest
  @CsvSource({
    "static, com.acme.Unshareable.kept",
    "lambda, a lambda of com.acme.Unshareable",
    "task, java.lang.Thread.target -> com.acme.Unshareable$Task.characters",
    "remote, com.acme.Unshareable$Box.content",
  })
  void whatCannotBeSharedIsNamed(String mode, String path) throws Exception {
    Result result =
        new Jvm(Path.of(System.getProperty("java.home")), directory)
            .heddle("run", "-n", "2", "--", "-cp", Jvm.PROGRAMS, "com.acme.Unshareable", mode);
    assertEquals(ExitStatus.CANNOT_SHARE, result.status(), result::toString);
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(
        result.err().startsWith("heddle: cannot share java.text.StringCharacterIterator: "),
        result::toString);
    assertTrue(result.err().contains("; reached by " + path), result::toString);
    assertTrue(result.err().contains("; published by "), result::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aTakenPortIsNamed(Path home) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Result result =
          new Jvm(home, directory)
              .heddle(
                  "run",
                  "-n",
                  "2",
                  "--set",
                  "transport.port=" + taken.getLocalPort(),
                  "--",
                  "-cp",
                  Jvm.PROGRAMS,
                  "com.acme.Hello");
      assertEquals(ExitStatus.USAGE, result.status(), result::toString);
      assertEquals("", result.out());
      assertEquals(1, result.err().lines().count(), result::toString);
      assertTrue(result.err().contains(Integer.toString(taken.getLocalPort())), result::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aHostThatIsNotThisMachineIsNamed(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    assertEquals(
        new Result(
            ExitStatus.USAGE,
            "",
            "heddle: heddle.transport.host: unknown host no.such.host.invalid\n"),
        jvm.agent("nodes=2,transport.host=no.such.host.invalid", "com.acme.Hello"));
    // Reserved for documentation: nobody has it.
    Result foreign = jvm.agent("nodes=2,transport.host=192.0.2.1", "com.acme.Hello");
    assertEquals(ExitStatus.USAGE, foreign.status(), foreign::toString);
    assertTrue(
        foreign.err().startsWith("heddle: heddle.transport.host: cannot listen on 192.0.2.1: "),
        foreign::toString);
    assertEquals(1, foreign.err().lines().count(), foreign::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theDoctorFindsNothingWrong(Path home) throws Exception {
    Result result = new Jvm(home, directory).heddle("doctor");
    assertEquals(0, result.status(), result::toString);
    assertEquals(6, result.out().lines().filter(line -> line.startsWith("ok ")).count());
    assertEquals(6, result.out().lines().count());
    assertEquals("", result.err());
  }

  /** Returns the processes of the ranks, 0 first, once the program has said that it is ready. */
  private List<ProcessHandle> startSleeper(Path home) throws Exception {
    Path out = directory.resolve("out");
    List<String> command = new ArrayList<>(StartOptions.LAUNCHER);
    command.addAll(List.of("-jar", Jvm.JAR, "run", "-n", "3", "--"));
    command.addAll(StartOptions.NODE);
    command.addAll(List.of("-cp", Jvm.PROGRAMS, "com.acme.Sleeper"));
    launcher = new Jvm(home, directory).start(command, out, directory.resolve("err"));
    Awaiting.content(out, "ready\n", launcher);
    ProcessHandle rankZero = launcher.children().findFirst().orElseThrow();
    List<ProcessHandle> processes = new ArrayList<>();
    processes.add(rankZero);
    rankZero.children().forEach(processes::add);
    assertEquals(3, processes.size());
    return processes;
  }

  private static int rank(ProcessHandle worker) {
    String command = String.join(" ", worker.info().arguments().orElseThrow());
    Matcher matcher = Pattern.compile("-Dheddle\\.rank=(\\d+)").matcher(command);
    assertTrue(matcher.find(), command);
    return Integer.parseInt(matcher.group(1));
  }

  private static void assertAllEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      // Fails with a TimeoutException where one stays.
      process.onExit().get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
      assertFalse(process.isAlive());
    }
  }
}
