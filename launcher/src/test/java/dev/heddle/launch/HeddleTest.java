package dev.heddle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as typed: what is printed and with which status it ends. Starts no process. */
class HeddleTest {
  @TempDir Path directory;

  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  private static int heddle(String... arguments) {
    return Heddle.execute(arguments, new File("heddle.jar"));
  }

  /** One line, status 2, nothing on stdout. */
  private void refused(String line, String... arguments) {
    err.reset();
    assertEquals(ExitStatus.USAGE, heddle(arguments));
    assertEquals("heddle: " + line, err.toString(StandardCharsets.UTF_8).stripTrailing());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void hostsThatCannotBeReadAreNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("hosts"), "b # first\n\nc slots=2\nd e\n");
    String[] program = {"run", "--hostfile", file.toString(), "--", "-cp", "x", "Main"};
    refused("--hostfile " + file + ":4: must be a host, like b, b:2 or b slots=2", program);
    Files.writeString(file, "# none\n");
    refused("--hostfile " + file + ": names no host", program);
    refused(
        "--hosts and --hostfile: give one of them",
        "run",
        "--hosts",
        "b",
        "--hostfile",
        file.toString(),
        "--",
        "Main");
    Files.writeString(file, "b # first\n\nc slots=2\n");
    assertEquals("b,c:2", HostFile.read(file));
  }

  @Test
  void benchRefusesWhatItCannotMeasure() {
    refused("bench: -n and --runs must be at least 1", "bench", "-n", "0");
    refused(
        "heddle.transport.link: must be like latency=100us,bandwidth=1Gbit: one or both, the time in"
            + " ns, us, ms or s up to 10s, the bits per second in bit, kbit, Mbit or Gbit, not"
            + " \"latency=fast\" (--link)",
        "bench",
        "--link",
        "latency=fast");
    refused(
        "unknown option -cp; arguments for java go after -- (see heddle --help)",
        "bench",
        "-cp",
        "x");
    refused(
        "class Main is not on the class path nowhere.jar; nowhere.jar does not exist",
        "bench",
        "--",
        "-cp",
        "nowhere.jar",
        "Main");
  }

  @Test
  void checkRefusesWhatItCannotRead() throws Exception {
    refused("check: give -cp PATH, -jar FILE or arguments for java after --", "check");
    refused("nope.jar does not exist", "check", "-cp", "nope.jar");
    refused("nope.jar does not exist", "check", "-jar", "nope.jar");
    refused("no classes on the class path", "check", "-cp", directory.toString());
    refused("the class path is empty", "check", "-cp", "");
    refused(
        "class com.acme.None is not on the class path",
        "check",
        "-cp",
        "target/test-classes",
        "com.acme.None");
    refused(
        "the arguments for java name no program: give a class, -jar FILE or -m MODULE after --",
        "check",
        "--",
        "-Xmx1g");
    Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
    refused(text + " is not a jar: zip END header not found", "check", "-cp", text.toString());
    Path broken = Files.writeString(directory.resolve("Broken.class"), "no class file");
    refused(broken + " is not a class file", "check", "-cp", directory.toString());
  }

  @Test
  void checkTellsWhatARunWouldRefuse() throws Exception {
    Path json = directory.resolve("uses.json");
    String[] plain = {"check", "-cp", "target/test-classes", "com.acme.Unshareable"};
    assertEquals(ExitStatus.CANNOT_SHARE, heddle(plain));
    String printed = out.toString(StandardCharsets.UTF_8);
    assertTrue(
        printed.contains(
            "refused      java.text.StringCharacterIterator in Unshareable$Task.characters  ->"),
        printed);
    assertTrue(printed.contains("java.text.StringCharacterIterator in Unshareable.kept"), printed);
    assertTrue(
        printed.contains("java.text.StringCharacterIterator in Unshareable$Box.content"), printed);
    assertTrue(printed.contains("in a lambda of Unshareable.main"), printed);
    out.reset();
    String[] asJava = {
      "check",
      "--all",
      "--json",
      json.toString(),
      "--",
      "-cp",
      "target/test-classes",
      "com.acme.Counting",
      "7"
    };
    assertEquals(0, heddle(asJava));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains(" 0 refused\n"), out::toString);
    assertTrue(Files.readString(json).contains("\"refused\" : 0"), Files.readString(json));
  }

  /** As for a run, {@code heddle.local} says what stays unwoven. */
  @Test
  void checkKnowsTheSettings() {
    String[] local = {
      "check",
      "--set",
      "local=[\"com.acme.Unshareable$Task\"]",
      "-cp",
      "target/test-classes",
      "com.acme.Unshareable"
    };
    assertEquals(ExitStatus.CANNOT_SHARE, heddle(local));
    assertTrue(
        out.toString(StandardCharsets.UTF_8).contains("com.acme.Unshareable$Task in the thread of"),
        out::toString);
  }

  @Test
  void helpStartsWithExamples() {
    assertEquals(0, heddle("--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Examples:"), out::toString);
    out.reset();
    assertEquals(0, heddle("run", "--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("--stats-json"), out::toString);
  }

  @Test
  void badArguments() {
    refused("a command is missing: run, check, bench, doctor or version (see heddle --help)");
    refused("Unmatched argument at index 0: 'rum' (see heddle --help)", "rum");
    refused(
        "unknown option --nodes=3; arguments for java go after -- (see heddle --help)",
        "run",
        "--nodes=3",
        "--",
        "Main");
    refused(
        "unknown option -cp; arguments for java go after -- (see heddle --help)",
        "run",
        "-n",
        "2",
        "-cp",
        "x",
        "Main");
    refused(
        "heddle.nodes: must be a whole number from 1 to 64, not \"0\" (-n)",
        "run",
        "-n",
        "0",
        "--",
        "Main");
    refused(
        "heddle.placement: must be round-robin, packed, load, local or pattern:RANKS, like"
            + " pattern:0,1,1 (ranks are 0 to 1), not \"pattern:0,2\" (--placement)",
        "run",
        "-n",
        "2",
        "--placement",
        "pattern:0,2",
        "--",
        "Main");
    refused(
        "heddle.pin: must be a list of NAMES=RANK, like [\"writer-*=0\"] (ranks are 0 to 1), not"
            + " [\"a,b=1\",\"io=2\"] (--pin)",
        "run",
        "-n",
        "2",
        "--pin",
        "a,b=1",
        "--pin",
        "io=2",
        "--",
        "Main");
    refused("--set nodes: must be KEY=VALUE", "run", "--set", "nodes", "--", "Main");
    refused(
        "heddle.nods: no such setting (--set); did you mean heddle.nodes?",
        "run",
        "--set",
        "nods=3",
        "--",
        "Main");
    refused(
        "cannot read the configuration file nowhere.conf",
        "run",
        "--config",
        "nowhere.conf",
        "--",
        "Main");
    refused(
        "the arguments for java name no program: give a class, -jar FILE or -m MODULE after --",
        "run",
        "-n",
        "2");
    refused(
        "--java /nowhere: no java there that can be executed",
        "run",
        "--java",
        "/nowhere",
        "--",
        "Main");
  }

  @Test
  void missingPrograms() throws Exception {
    refused(
        "class com.acme.None is not on the class path nope.jar:"
            + directory
            + "; nope.jar does not exist",
        "run",
        "--",
        "-cp",
        "nope.jar:" + directory,
        "com.acme.None");
    refused("nope.jar does not exist", "run", "--", "-jar", "nope.jar");
    refused(
        "module com.acme is not on the module path " + directory,
        "run",
        "--",
        "-p",
        directory.toString(),
        "-m",
        "com.acme/Main");
    Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
    refused(text + " is not a jar: zip END header not found", "run", "--", "-jar", text.toString());
    refused(
        "target/test-classes/dev/heddle/launch/HeddleTest.class has no main method",
        "run",
        "--",
        "-cp",
        "target/test-classes",
        "dev.heddle.launch.HeddleTest");
    Files.writeString(directory.resolve("Broken.class"), "no class file");
    refused(
        directory.resolve("Broken.class") + " is not a class file",
        "run",
        "--",
        "-cp",
        directory.toString(),
        "Broken");
  }

  @Test
  void theDryRunShowsCommandsAndOrigins() throws Exception {
    Path config = Files.writeString(directory.resolve("my.conf"), "\nheddle.page.bytes = 8 KiB\n");
    assertEquals(
        0,
        heddle(
            "run",
            "-n",
            "3",
            "--set",
            "grace=5 s",
            "--pin",
            "io-*=2",
            "--config",
            config.toString(),
            "--dry-run",
            "--",
            "-Xmx1g",
            "-cp",
            "target/test-classes",
            "com.acme.Hello",
            "a b"));
    String printed = out.toString(StandardCharsets.UTF_8);
    assertTrue(
        printed.contains(
            "/heddle.jar=config=\""
                + config
                + "\",grace=\"5 s\",nodes=3,pin=[\"io-*=2\"]' -Xmx1g -cp target/test-classes com.acme.Hello 'a b'\n"),
        printed);
    assertTrue(printed.contains("heddle.nodes = \"3\"  # -n\n"), printed);
    assertTrue(printed.contains("heddle.page.bytes = \"8 KiB\"  # " + config + ":2\n"), printed);
    assertTrue(printed.contains("heddle.grace = \"5 s\"  # --set\n"), printed);
    assertTrue(printed.contains("heddle.stats = false  # default\n"), printed);
    assertTrue(printed.contains("-Dheddle.rank=r"), printed);
    assertTrue(
        printed.contains(
            """
            # ranks by host:
            #   localhost: 0 1 2
            # threads: round-robin, each rank as often as it has cores
            #   those named io-*: rank 2
            """),
        printed);
  }

  @Test
  void theDryRunShowsWhichRankRunsWhere() {
    String[] command = {
      "run",
      "--hosts",
      "u@b,localhost:2,c:2",
      "--placement",
      "pattern:4,0",
      "--dry-run",
      "--",
      "-cp",
      "target/test-classes",
      "com.acme.Hello"
    };
    assertEquals(0, heddle(command));
    String printed = out.toString(StandardCharsets.UTF_8);
    assertTrue(
        printed.contains(
            """
            # ranks by host:
            #   localhost: 0 1
            #   b: 2
            #   c: 3 4
            # threads: on ranks 4 0 in turn
            # settings,"""),
        printed);
  }
}
