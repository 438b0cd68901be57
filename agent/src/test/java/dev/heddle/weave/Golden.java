package dev.heddle.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts; {@code -Dheddle.golden=overwrite} writes what is there now, to be read before it
 * is committed.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  public static String read(String name, String actual) {
    return read(FOLDER.resolve(name), actual);
  }

  /** The same for a file anywhere, relative to the module. */
  public static String read(Path file, String actual) {
    try {
      if ("overwrite".equals(System.getProperty("heddle.golden"))) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
