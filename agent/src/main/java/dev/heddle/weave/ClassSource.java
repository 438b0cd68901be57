package dev.heddle.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where class files are read from; loads no class. */
@FunctionalInterface
public interface ClassSource {
  /**
   * The class file of a class, null where there is none.
   *
   * @param internalName with slashes
   */
  byte[] classFile(String internalName);

  /** The class files that a loader and its parents find as resources. */
  static ClassSource of(ClassLoader loader) {
    return internalName -> {
      String resource = internalName + ".class";
      try (InputStream in =
          loader == null
              ? ClassLoader.getSystemResourceAsStream(resource)
              : loader.getResourceAsStream(resource)) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("reading " + resource, e);
      }
    };
  }
}
