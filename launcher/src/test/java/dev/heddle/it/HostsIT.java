package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.apps.Catalogue;
import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One run on three hosts, started on a by ssh. */
@Execution(ExecutionMode.SAME_THREAD)
@Tag("once")
class HostsIT {
  private static final int TIMEOUT_SECONDS = 60;
  private static final int NOBODY_LEFT_SECONDS = 15;
  private static final int GRACE_SECONDS = 6;

  @TempDir static Path shared;
  private static NamespaceHosts hosts;

  @TempDir Path directory;
  private Process run;

  @BeforeAll
  static void makeHosts() throws Exception {
    String obstacle = NamespaceHosts.obstacle();
    assumeTrue(obstacle == null, () -> "HostsIT is skipped: " + obstacle);
    hosts = NamespaceHosts.make(shared);
  }

  @AfterAll
  static void removeHosts() throws Exception {
    if (hosts != null) {
      hosts.remove();
    }
  }

  @AfterEach
  void endRun() throws Exception {
    if (run != null) {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
    hosts.setLink("c", true);
    for (String host : NamespaceHosts.NAMES) {
      hosts.javas(host).forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static List<String> heddle(String others, List<String> options, List<String> program) {
    List<String> all = new ArrayList<>(hosts.options(others));
    all.addAll(options);
    return hosts.in("a", Commands.heddle(all, program));
  }

  private static Catalogue.Entry entry(String name) {
    return Catalogue.entries().stream()
        .filter(entry -> entry.mainClass().endsWith("." + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void programsPrintWhatTheyPrintPlainAndJarsTravelOnce() throws Exception {
    agrees(entry("MatrixMultiply"), "b,c");
    List<String> travelled = jars("b");
    for (String jar : List.of("heddle.jar", "test.apps.jar")) {
      byte[] content = Files.readAllBytes(Path.of(System.getProperty(jar)));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      assertTrue(travelled.contains(HexFormat.of().formatHex(hash) + ".jar"), jar);
    }
    assertEquals(travelled, jars("c"));
    agrees(entry("CounterPingPong"), "localhost,b:1,c");
    assertEquals(travelled, jars("b"));
  }

  private static void agrees(Catalogue.Entry entry, String others) throws Exception {
    List<String> words = entry.smallArgs();
    List<String> program = Commands.program(entry.mainClass(), String.join(" ", words));
    ProcessRun.Result plain = ProcessRun.run(Commands.plain(entry), entry.stdin(), TIMEOUT_SECONDS);
    ProcessRun.Result far =
        ProcessRun.run(heddle(others, List.of(), program), entry.stdin(), TIMEOUT_SECONDS);
    assertEquals(plain.exit(), far.exit(), far::toString);
    assertEquals(plain.out(), far.out(), far::toString);
    assertEquals(plain.err(), far.err(), far::toString);
    assertNobodyIsLeft();
  }

  private static List<String> jars(String host) throws IOException {
    try (Stream<Path> files = Files.list(hosts.cache(host).resolve("heddle/jars"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aHostThatIsOutOfReachIsNamedBeforeAnythingRuns() throws Exception {
    hosts.setLink("c", false);
    ProcessRun.Result far =
        ProcessRun.run(
            heddle("b,c", List.of(), Commands.program("dev.heddle.apps.MatrixMultiply", "")),
            "",
            TIMEOUT_SECONDS);
    assertEquals(ExitStatus.CANNOT_START, far.exit(), far::toString);
    assertEquals("", far.out());
    assertEquals(1, far.err().lines().count(), far::toString);
    assertTrue(far.err().startsWith("heddle: host c: ssh: connect to host "), far::toString);
  }

  @Test
  void hostsThatCannotReachEachOtherAreNamedBeforeAnythingRuns() throws Exception {
    hosts.block("b", "c", true);
    ProcessRun.Result far;
    try {
      far =
          ProcessRun.run(
              heddle("b,c", List.of(), Commands.program("dev.heddle.apps.MatrixMultiply", "")),
              "",
              TIMEOUT_SECONDS);
    } finally {
      hosts.block("b", "c", false);
    }
    assertEquals(ExitStatus.CANNOT_START, far.exit(), far::toString);
    assertEquals("", far.out());
    assertEquals(1, far.err().lines().count(), far::toString);
    assertTrue(far.err().startsWith("heddle: no connection in 20000 ms: node "), far::toString);
    assertNobodyIsLeft();
  }

  @Test
  void aLinkThatIsCutForAMomentHeals() throws Exception {
    startCounting();
    hosts.setLink("c", false);
    assertFalse(run.waitFor(5, TimeUnit.SECONDS), this::state);
    hosts.setLink("c", true);
    run.getOutputStream().close();
    assertTrue(run.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS), this::state);
    assertEquals(0, run.exitValue(), this::state);
    assertTrue(read("out").contains("OK"), this::state);
    assertEquals("", read("err"));
    assertNobodyIsLeft();
  }

  @Test
  void aLinkThatIsCutForGoodEndsTheRunByName() throws Exception {
    startCounting();
    hosts.setLink("c", false);
    assertTrue(run.waitFor(2 * GRACE_SECONDS + NOBODY_LEFT_SECONDS, TimeUnit.SECONDS), this::state);
    assertEquals(ExitStatus.NODE_LOST, run.exitValue(), this::state);
    assertEquals(1, read("err").lines().count(), this::state);
    assertTrue(read("err").startsWith("heddle: node 2 on c "), this::state);
    String log = directory.resolve("rank-2.log").toString();
    assertTrue(read("err").endsWith("; its output is in " + log + "\n"), this::state);
    // Nobody can tell c before it is in reach again; else it ends after a minute of silence.
    hosts.setLink("c", true);
    assertNobodyIsLeft();
  }

  @Test
  void aKilledNodeIsNamedWithItsHostAndLog() throws Exception {
    startCounting();
    hosts.javas("b").forEach(ProcessHandle::destroyForcibly);
    assertTrue(run.waitFor(NOBODY_LEFT_SECONDS, TimeUnit.SECONDS), this::state);
    assertEquals(ExitStatus.NODE_LOST, run.exitValue(), this::state);
    String line = "heddle: node 1 on b was killed by signal 9 (SIGKILL); the run ends";
    Path log = directory.resolve("rank-1.log");
    assertEquals(line + "; its output is in " + log + "\n", read("err"));
    assertTrue(Files.readString(log).endsWith(line + "\n"), () -> log.toString());
    assertNobodyIsLeft();
  }

  @Test
  void killingTheLauncherLeavesNobodyAnywhere() throws Exception {
    startCounting();
    for (String host : List.of("b", "c")) {
      assertEquals(1, hosts.javas(host).size(), host);
      String command = commandLine(hosts.javas(host).get(0));
      assertTrue(command.contains("-Dheddle.rank="), command);
    }
    // ip has become the launcher.
    run.destroyForcibly();
    assertNobodyIsLeft();
  }

  private static String commandLine(ProcessHandle process) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
  }

  private void startCounting() throws Exception {
    List<String> program =
        List.of("-cp", System.getProperty("heddle.programs"), "com.acme.Counting");
    List<String> options =
        List.of("--set", "grace=" + GRACE_SECONDS + " s", "--log-dir", directory.toString());
    run =
        new ProcessBuilder(heddle("b,c", options, program))
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!read("out").contains("ready")) {
      assertTrue(run.isAlive() && System.nanoTime() - deadlineNanos < 0, this::state);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void assertNobodyIsLeft() throws Exception {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(NOBODY_LEFT_SECONDS);
    for (String host : NamespaceHosts.NAMES) {
      while (!hosts.javas(host).isEmpty()) {
        assertTrue(System.nanoTime() - deadlineNanos < 0, "left on " + host);
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private String state() {
    try {
      return read("out") + read("err");
    } catch (IOException e) {
      return e.toString();
    }
  }
}
