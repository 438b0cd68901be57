package dev.heddle.weave.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.apps.MatrixMultiply;
import dev.heddle.weave.WeavePolicy;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All programs of test-apps run on several nodes, but for two: whatever else is called refused
 * there is a mistake.
 */
class TestAppsTest {
  private static final List<String> REFUSED =
      List.of(
          // The coordinates are fields of the super class, which is the JDK's and not woven.
          "KMeansClusters.java: dev.heddle.apps.unknown.KMeansClusters$Sample (extends"
              + " java.awt.geom.Point2D$Double) in an element of a lambda of KMeansClusters.main");

  @Test
  void nothingIsRefusedThatRuns() throws Exception {
    Map<String, byte[]> classFiles = read();
    Findings findings = Check.run(classFiles, null, WeavePolicy.defaults());
    System.out.println("test-apps: " + findings.summary());
    assertTrue(findings.classes() > 100 && findings.count(Mark.WORKS) > 500, findings.summary());
    List<String> refused =
        findings.uses().stream()
            .filter(use -> use.mark() == Mark.REFUSED)
            .map(use -> use.file() + ": " + use.what())
            .toList();
    assertEquals(REFUSED, refused);
  }

  /** A directory within a build of all modules, else a jar. */
  private static Map<String, byte[]> read() throws Exception {
    Path place =
        Path.of(MatrixMultiply.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return read(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return read(jar.getPath("/"));
    }
  }

  private static Map<String, byte[]> read(Path root) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = root.relativize(file).toString();
        if (name.endsWith(".class")) {
          classFiles.put(name.substring(0, name.length() - 6), Files.readAllBytes(file));
        }
      }
    }
    return classFiles;
  }
}
