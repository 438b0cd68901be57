package dev.heddle.launch.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs measured where the user names none: those of test-apps. */
final class NamedSet {
  /**
   * A program of the set.
   *
   * @param arguments with {@code %} where the number of threads goes
   */
  record Entry(String className, String arguments) {
    String name() {
      return className + " " + arguments.replace("%", "T");
    }
  }

  /** Some seconds each on one plain JVM, or only the start would be measured; Tsp grows no more. */
  static final List<Entry> ENTRIES =
      List.of(
          new Entry("MatrixMultiply", "2400 %"),
          new Entry("RedBlackSor", "2000 % 400"),
          new Entry("Quicksort", "80000000 %"),
          new Entry("Tsp", "16 %"),
          new Entry("NBody", "6000 % 20"));

  static final String MICRO = "dev.heddle.apps.bench.Micro";

  private static final String PACKAGE = "dev.heddle.apps.";

  private final Path appsJar;

  private NamedSet(Path appsJar) {
    this.appsJar = appsJar;
  }

  /** The programs lie beside heddle.jar as they were built. */
  static NamedSet beside(File heddleJar) throws BenchException {
    Path home = heddleJar.toPath().toAbsolutePath().normalize().resolve("../../..").normalize();
    Path jar = home.resolve("test-apps").resolve("target").resolve("test-apps.jar");
    if (!Files.isRegularFile(jar)) {
      throw new BenchException(
          "the programs to measure are not at " + jar + "; name your own after --");
    }
    return new NamedSet(jar);
  }

  List<String> micro(int threads) {
    return List.of("-cp", appsJar.toString(), MICRO, "" + threads);
  }

  List<String> java(Entry entry, int threads) {
    List<String> arguments =
        new ArrayList<>(List.of("-cp", appsJar.toString(), PACKAGE + entry.className()));
    arguments.addAll(List.of(entry.arguments().replace("%", "" + threads).split(" ")));
    return arguments;
  }
}
