package dev.heddle.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of Heddle this is. */
public final class Build {
  private static final String RESOURCE = "heddle-build.properties";

  private Build() {}

  /** Version and hash of the content; {@code unpacked} outside heddle.jar. */
  public static String id() {
    try (InputStream in = Build.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return "unpacked";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("build");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
