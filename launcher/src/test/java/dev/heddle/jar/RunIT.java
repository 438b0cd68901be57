package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.jar.Jvm.Result;
import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code heddle run} with one node: the launcher must not be noticed. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class RunIT {
  @TempDir Path directory;

  static Stream<Path> jdks() throws IOException {
    return Jdks.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void outputInputAndStatusPassThrough(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    assertEquals(
        new Result(0, "hello a b 1\n", ""),
        jvm.heddle("run", "--", "-cp", Jvm.PROGRAMS, "com.acme.Hello", "a", "b"));
    assertEquals(
        new Result(9, "", ""),
        jvm.heddle("run", "-n", "1", "--", "-cp", Jvm.PROGRAMS, "com.acme.Exit", "9"));
    assertEquals(
        new Result(0, "read: line one\nread: zwei\n", ""),
        jvm.run(
            List.of("-jar", Jvm.JAR, "run", "--", "-cp", Jvm.PROGRAMS, "com.acme.Echo"),
            "line one\nzwei"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void outputIsInTheLogToo(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    Path logs = directory.resolve("new").resolve("logs");
    String[] hello = {
      "run", "--log-dir", logs.toString(), "--", "-cp", Jvm.PROGRAMS, "com.acme.Hello", "a", "b"
    };
    assertEquals(new Result(0, "hello a b 1\n", ""), jvm.heddle(hello));
    Path log = logs.resolve("rank-0.log");
    assertEquals("hello a b 1\n", Files.readString(log));
    // Emptied, not appended to.
    assertEquals(0, jvm.heddle(hello).status());
    assertEquals("hello a b 1\n", Files.readString(log));
    hello[2] = log.toString();
    assertEquals(
        new Result(
            ExitStatus.USAGE,
            "",
            "heddle: heddle.log-dir: cannot write logs in " + log + ": it is no directory\n"),
        jvm.heddle(hello));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void badInputIsOneLineAndStatusTwo(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    Result missing = jvm.heddle("run", "--", "-cp", "nope.jar", "Main");
    assertEquals(
        new Result(
            ExitStatus.USAGE,
            "",
            "heddle: class Main is not on the class path nope.jar; nope.jar does not exist\n"),
        missing);
    assertEquals(ExitStatus.USAGE, jvm.heddle("run", "-n", "0", "--", "Main").status());
    assertEquals(ExitStatus.USAGE, jvm.heddle("--frob").status());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anInterruptRunsTheProgramsHooks(Path home) throws Exception {
    Result result = endedBy("INT", home, true);
    assertEquals(new Result(130, "ready\nhook\n", ""), result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aKilledProgramIsNamed(Path home) throws Exception {
    Result result = endedBy("KILL", home, false);
    assertEquals(128 + 9, result.status(), result::toString);
    assertTrue(
        result
            .err()
            .matches("heddle: node 0 \\(process \\d+\\) was killed by signal 9 \\(SIGKILL\\)\n"),
        result::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theProgramEndsWithTheLauncher(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    Process launcher = startSleeper(jvm);
    ProcessHandle program = onlyChild(launcher);
    launcher.destroyForcibly();
    assertEquals(137, launcher.waitFor());
    // Fails with a TimeoutException where it stays.
    program.onExit().get(20, TimeUnit.SECONDS);
  }

  private Result endedBy(String signal, Path home, boolean launcherIsTarget) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    Process launcher = startSleeper(jvm);
    long pid = launcherIsTarget ? launcher.pid() : onlyChild(launcher).pid();
    assertEquals(
        0,
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
            .inheritIO()
            .start()
            .waitFor());
    return jvm.await(launcher);
  }

  private static ProcessHandle onlyChild(Process launcher) {
    List<ProcessHandle> children = launcher.children().toList();
    assertEquals(1, children.size());
    return children.get(0);
  }

  /** Returns once the program has said that it is ready. */
  private Process startSleeper(Jvm jvm) throws Exception {
    Path out = directory.resolve("out");
    Process launcher =
        jvm.start(
            List.of("-jar", Jvm.JAR, "run", "--", "-cp", Jvm.PROGRAMS, "com.acme.Sleeper"),
            out,
            directory.resolve("err"));
    Awaiting.content(out, "ready\n", launcher);
    return launcher;
  }
}
