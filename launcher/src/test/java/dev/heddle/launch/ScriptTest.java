package dev.heddle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The script {@code heddle} of a fresh clone, with a Maven and a java that only say what they do.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScriptTest {
  private static final int LIMIT_SECONDS = 60;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo build >>builds
      echo '[INFO] Building Heddle runtime 0.1.0                         [2/5]'
      sleep 1
      [ ! -f broken ] || { echo '[ERROR] no luck'; exit 1; }
      mkdir -p test-apps/target launcher/target
      touch test-apps/target/test-apps.jar
      touch launcher/target/heddle.jar
      printf '\\033[0m'
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      echo "java $* options=${JAVA_TOOL_OPTIONS-none} kept=${heddle_program_JAVA_TOOL_OPTIONS-none}"
      """;

  @TempDir Path directory;
  private Path home;

  @BeforeEach
  void copyScript() throws Exception {
    home = Files.createDirectories(directory.resolve("a clone"));
    script(home.resolve("heddle"), Files.readString(Path.of("..", "heddle")));
    script(directory.resolve("bin/mvn"), MAVEN);
    script(directory.resolve("jdk/bin/java"), JAVA);
    Files.writeString(home.resolve("pom.xml"), "");
    for (String module : List.of("agent", "runtime", "launcher", "test-apps")) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "");
    }
    Files.createSymbolicLink(directory.resolve("link"), home.resolve("heddle"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private record Ended(int status, String out, String err) {}

  private Process start(String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(directory.resolve("link").toString(), "run", "a b")
            .directory(directory.toFile())
            .redirectOutput(directory.resolve(name + ".out").toFile())
            .redirectError(directory.resolve(name + ".err").toFile());
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Da='b c' -Dd=$e");
    builder.environment().merge("PATH", "", (path, none) -> directory.resolve("bin") + ":" + path);
    return builder.start();
  }

  private Ended end(Process process, String name) throws Exception {
    assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
    return new Ended(
        process.exitValue(),
        Files.readString(directory.resolve(name + ".out")),
        Files.readString(directory.resolve(name + ".err")));
  }

  private Ended run() throws Exception {
    return end(start("one"), "one");
  }

  private long builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  @Test
  void buildsOnceWithProgressThenRuns() throws Exception {
    Ended first = run();
    assertEquals(0, first.status(), first::toString);
    assertTrue(first.err().contains("heddle: Building Heddle runtime 0.1.0 [2/5]\n"), first.err());
    assertTrue(
        first.out().endsWith("heddle.jar run a b options=none kept=-Da='b c' -Dd=$e\n"),
        first.out());
    Ended second = run();
    assertEquals(new Ended(0, first.out(), ""), second);
    assertEquals(1, builds());
  }

  @Test
  void twoCommandsStartedTogetherBuildOnce() throws Exception {
    Process one = start("one");
    Process two = start("two");
    assertEquals(0, end(one, "one").status());
    assertEquals(0, end(two, "two").status());
    assertEquals(1, builds());
  }

  @Test
  void whatIsNewerThanTheJarIsBuilt() throws Exception {
    run();
    Path source = Files.writeString(home.resolve("agent/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 100));
    run();
    assertEquals(2, builds());
    Files.delete(home.resolve("test-apps/target/test-apps.jar"));
    run();
    assertEquals(3, builds());
  }

  @Test
  void aFailedBuildIsToldAndNothingRuns() throws Exception {
    Files.writeString(home.resolve("broken"), "");
    Ended ended = run();
    assertEquals(2, ended.status());
    assertEquals("", ended.out());
    assertTrue(ended.err().endsWith("its first error:\n[ERROR] no luck\n"), ended.err());
  }
}
