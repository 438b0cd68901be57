package dev.heddle.agent;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The system properties that the program sees: those of a plain JVM, the same on every node. */
final class ProgramProperties {
  private ProgramProperties() {}

  /** Takes away what told this JVM its part. */
  static void hide(List<String> own) {
    own.forEach(System::clearProperty);
  }

  /** As they are now. */
  static Map<String, String> now() {
    Properties all = System.getProperties();
    Map<String, String> seen = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> seen.put(name, all.getProperty(name)));
    return seen;
  }
}
