package dev.heddle.transport.grpc;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps gRPC and Netty from printing: stderr is the program's. What matters to the user comes
 * through {@code Listener.lost} and exceptions.
 *
 * <p>Netty gets a logger of its own that drops everything ({@link NoLoggerFactory}), so it never
 * touches java.util.logging. gRPC writes to java.util.logging, which is one for the whole JVM: the
 * level of two named loggers is set and they do not pass records up; no handler, no configuration
 * and no LogManager is touched. A program that uses a gRPC of its own logs to loggers of the same
 * name; it can set their level itself, after start.
 */
final class QuietLogging {
  /** Strong references: the LogManager keeps loggers weakly, and a level would go with them. */
  private static final List<Logger> QUIETED = List.of(Logger.getLogger("io.grpc"));

  private QuietLogging() {}

  static void apply() {
    for (Logger logger : QUIETED) {
      logger.setLevel(Level.OFF);
      // Survives LogManager.reset(), which the level does not.
      logger.setUseParentHandlers(false);
    }
  }
}
