package dev.heddle.jar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JDKs of this machine, one per feature version that Heddle is meant for. */
final class Jdks {
  private static final List<Integer> SUPPORTED = List.of(17, 25);
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private Jdks() {}

  /** Homes; the one that runs the tests comes first. */
  static List<Path> all() throws IOException {
    Map<Integer, Path> homes = new TreeMap<>();
    Path own = Path.of(System.getProperty("java.home"));
    int ownFeature = Runtime.version().feature();
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> directories = Files.list(INSTALLED)) {
        for (Path home : directories.sorted().toList()) {
          int feature = feature(home);
          if (SUPPORTED.contains(feature) && feature != ownFeature) {
            homes.putIfAbsent(feature, home);
          }
        }
      }
    }
    List<Path> all = new ArrayList<>();
    all.add(own);
    all.addAll(homes.values());
    return all;
  }

  /** 0 where there is no JDK. */
  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
  }
}
