package dev.heddle.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts; {@code -Dheddle.golden=overwrite} writes what is there now, to be read before it
 * is committed.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  static String read(String name, String actual) {
    Path file = FOLDER.resolve(name);
    try {
      if ("overwrite".equals(System.getProperty("heddle.golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, actual);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
