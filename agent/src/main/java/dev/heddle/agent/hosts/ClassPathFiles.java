package dev.heddle.agent.hosts;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The class path as a flat list: what a jar's manifest refers to lies elsewhere on another host.
 */
final class ClassPathFiles {
  private ClassPathFiles() {}

  /** What exists of {@code classPath}, in the order in which it is searched. */
  static List<Path> of(String classPath) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (String element : classPath.split(File.pathSeparator, -1)) {
      add(found, Path.of(element.isEmpty() ? "." : element).toAbsolutePath().normalize());
    }
    return new ArrayList<>(found);
  }

  private static void add(Set<Path> found, Path element) throws IOException {
    if (!Files.exists(element) || !found.add(element) || Files.isDirectory(element)) {
      return;
    }
    for (String reference : references(element)) {
      try {
        add(found, Path.of(element.toUri().resolve(URI.create(reference))).normalize());
      } catch (IllegalArgumentException e) {
        // Not a file: the JVM leaves it out as well.
      }
    }
  }

  private static List<String> references(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes main =
          jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
      String value = main.getValue(Attributes.Name.CLASS_PATH);
      return value == null ? List.of() : List.of(value.strip().split("\\s+", -1));
    }
  }
}
