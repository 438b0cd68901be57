package dev.heddle.agent;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The system properties that the program sees: those of a plain JVM, the same on every node. */
final class ProgramProperties {
  private static final Set<String> OF_THE_PLACE =
      Set.of(
          "java.class.path",
          "java.home",
          "java.io.tmpdir",
          "java.library.path",
          "sun.boot.library.path",
          "sun.java.launcher",
          "user.dir",
          "user.home",
          "user.name");

  /** The processor, the system and the JVM. */
  private static final List<String> PLACES =
      List.of(
          "os.",
          "sun.arch.",
          "sun.cpu.",
          "sun.jnu.",
          "java.vm.",
          "java.runtime.",
          "jdk.debug",
          "java.version",
          "java.vendor",
          "java.specification.",
          "java.class.version",
          "native.encoding",
          "sun.io.",
          "sun.management.",
          "stdout.",
          "stderr.");

  private ProgramProperties() {}

  /** Takes away what told this JVM its part. */
  static void hide(List<String> own) {
    own.forEach(System::clearProperty);
  }

  /** Without those that are the machine's or its JDK's, which another host has of its own. */
  static Map<String, String> withoutPlace() {
    Map<String, String> travelling = now();
    travelling.keySet().removeIf(ProgramProperties::isOfThePlace);
    return travelling;
  }

  private static boolean isOfThePlace(String name) {
    return OF_THE_PLACE.contains(name) || PLACES.stream().anyMatch(name::startsWith);
  }

  /** As they are now. */
  static Map<String, String> now() {
    Properties all = System.getProperties();
    Map<String, String> seen = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> seen.put(name, all.getProperty(name)));
    return seen;
  }
}
