package dev.heddle.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every program of the table on a plain JVM: what Heddle is compared with must itself hold.
 */
@Tag("once")
class CatalogueTest {

  private static final long LIMIT_SECONDS = 60;

  @TempDir private Path directory;

  static List<Catalogue.Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void succeedsAndPrintsTheSameEachTime(Catalogue.Entry entry) throws Exception {
    List<String> first = run(entry);
    assertTrue(first.contains("OK"), () -> "no OK: " + first);
    assertFalse(first.stream().anyMatch(line -> line.startsWith("FAILED")), first::toString);
    assertEquals(first, run(entry));
  }

  @Test
  void everyProgramIsInTheTable() throws IOException {
    Set<String> listed =
        Catalogue.entries().stream().map(Catalogue.Entry::mainClass).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
        name = name.substring(0, name.length() - ".class".length());
        // benchmarks print times, which differ from run to run: they have no place in the table
        boolean benchmark = name.startsWith("dev.heddle.apps.bench.");
        // right where memory is sequentially consistent: PackagingFormsIT runs it with protocol=sc
        boolean racy = name.equals("dev.heddle.apps.memory.RacyLitmus");
        // too many for every build: the table has those with features of their own
        boolean unknown = name.startsWith("dev.heddle.apps.unknown.");
        boolean runner = name.equals("dev.heddle.apps.Several");
        if (!benchmark
            && !unknown
            && !runner
            && !racy
            && !name.contains("$")
            && hasMain(name)
            && !listed.contains(name)) {
          missing.add(name);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static boolean hasMain(String name) {
    try {
      Class<?> type = Class.forName(name, false, CatalogueTest.class.getClassLoader());
      return Stream.of(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals("main"));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return false; // package-info
    }
  }

  /** Runs the program with its small arguments; returns the lines of its standard output. */
  private List<String> run(Catalogue.Entry entry) throws IOException, InterruptedException {
    Path in = Files.writeString(directory.resolve("in"), entry.stdin());
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", Path.of("target", "classes").toString(), entry.mainClass()));
    command.addAll(entry.smallArgs());
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "hangs: " + command);
    } finally {
      process.destroyForcibly();
    }
    String both = Files.readString(out) + Files.readString(err);
    assertEquals(entry.exitStatus(), process.exitValue(), both);
    return Files.readAllLines(out);
  }
}
