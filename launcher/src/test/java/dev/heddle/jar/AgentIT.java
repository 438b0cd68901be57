package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.jar.Jvm.Result;
import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent on one node. */
@Execution(ExecutionMode.CONCURRENT)
class AgentIT {
  @TempDir Path directory;

  static Stream<Path> jdks() throws IOException {
    return Jdks.all().stream();
  }

  private static void assertClean(String out, Result result) {
    assertEquals(new Result(0, out, ""), result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aProgramPrintsWhatItPrintsAlone(Path home) throws Exception {
    assertClean("hello a b 1\n", new Jvm(home, directory).agent("", "com.acme.Hello", "a", "b"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theApplicationSeesNoneOfOurLibrariesAndOneBridge(Path home) throws Exception {
    assertClean(
        """
        org.objectweb.asm.ClassReader is not there
        io.grpc.ManagedChannel is not there
        io.netty.channel.Channel is not there
        com.typesafe.config.Config is not there
        picocli.CommandLine is not there
        dev.heddle.weave.Weaver is not there
        dev.heddle.bridge.Bridge by null in unnamed module
        no resource org/objectweb/asm/ClassReader.class
        no resource reference.conf
        """,
        new Jvm(home, directory).agent("", "com.acme.Loaders"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void exitStatusAndUncaughtExceptionAreThoseOfTheProgram(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    assertEquals(new Result(7, "", ""), jvm.agent("", "com.acme.Exit", "7"));
    Result thrown = jvm.agent("", "com.acme.Exit", "throw");
    assertEquals(1, thrown.status());
    assertEquals(
        List.of(
            "Exception in thread \"main\" java.lang.IllegalStateException: as asked",
            "\tat com.acme.Exit.main(Exit.java:14)"),
        thrown.err().lines().toList());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aClassThatCannotBeWovenStopsTheProgram(Path home) throws Exception {
    byte[] classFile = Files.readAllBytes(Path.of(Jvm.PROGRAMS, "com", "acme", "Hello.class"));
    // The count of the constant pool: nothing behind it can be read any more.
    classFile[8] = 0;
    classFile[9] = 7;
    Path broken = Files.createDirectories(directory.resolve("com/acme")).resolve("Hello.class");
    Files.write(broken, classFile);
    Result result =
        new Jvm(home, directory)
            .run(
                List.of("-javaagent:" + Jvm.JAR, "-cp", directory.toString(), "com.acme.Hello"),
                "");
    assertEquals(ExitStatus.CANNOT_WEAVE, result.status(), result::toString);
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(
        result.err().startsWith("heddle: class com.acme.Hello cannot be woven: "),
        result::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void badOptionsAreOneLine(Path home) throws Exception {
    Jvm jvm = new Jvm(home, directory);
    assertEquals(
        new Result(
            ExitStatus.USAGE,
            "",
            "heddle: heddle.nodse: no such setting (agent options: 1); did you mean"
                + " heddle.nodes?\n"),
        jvm.agent("nodse=3", "com.acme.Hello"));
    Files.writeString(directory.resolve("application.conf"), "heddle {\n  nodes = three\n}\n");
    Result mistyped = jvm.agent("", "com.acme.Hello");
    assertEquals(ExitStatus.USAGE, mistyped.status());
    assertTrue(mistyped.err().contains("application.conf:2)"), mistyped::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theAgentGivenTwiceIsRefused(Path home) throws Exception {
    Result result = new Jvm(home, directory).agent("", "-javaagent:" + Jvm.JAR, "com.acme.Hello");
    assertEquals(ExitStatus.USAGE, result.status(), result::toString);
    assertTrue(result.err().startsWith("heddle: the agent is given twice"), result::toString);
    assertEquals(1, result.err().lines().count(), result::toString);
  }
}
