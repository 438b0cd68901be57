package dev.heddle.agent.boot;

import java.lang.reflect.InvocationTargetException;

/** Refuses a JVM that Heddle does not run on. Compiled for Java 8, see {@link Premain}. */
final class JavaVersion {
  private static final int OLDEST = 17;

  /** {@code ExitStatus.USAGE} and {@code INTERNAL}, which this class cannot refer to on Java 8. */
  static final int STATUS_USAGE = 2;

  static final int STATUS_INTERNAL = 114;

  private JavaVersion() {}

  static void require() {
    String specification = System.getProperty("java.specification.version");
    if (!isSupported(specification)) {
      System.err.println(
          "heddle: Java "
              + OLDEST
              + " or newer is needed, this is Java "
              + specification
              + " ("
              + System.getProperty("java.home")
              + ")");
      Runtime.getRuntime().halt(STATUS_USAGE);
    }
  }

  /** "1.8" is before 9; later ones are a plain number. */
  static boolean isSupported(String specification) {
    try {
      return Integer.parseInt(specification) >= OLDEST;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** What nobody below has turned into a line of its own: a fault of Heddle. */
  static void fail(Throwable reported) {
    Throwable cause = reported;
    while (cause instanceof InvocationTargetException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    System.err.println("heddle: internal error: " + cause);
    cause.printStackTrace();
    Runtime.getRuntime().halt(STATUS_INTERNAL);
  }
}
