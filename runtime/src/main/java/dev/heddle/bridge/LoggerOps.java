package dev.heddle.bridge;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Redirections of methods of {@link Logger} whose effect is to be seen on every node. */
public final class LoggerOps {
  private LoggerOps() {}

  public static void setLevel(Logger logger, Level level) {
    logger.setLevel(level);
    tell(logger);
  }

  public static void setUseParentHandlers(Logger logger, boolean use) {
    logger.setUseParentHandlers(use);
    tell(logger);
  }

  private static void tell(Logger logger) {
    if (!Bridge.CLUSTERED || logger.getName() == null) {
      return;
    }
    Level level = logger.getLevel();
    Bridge.hooks()
        .process()
        .loggerChanged(
            logger.getName(),
            level == null ? null : level.getName(),
            level == null ? 0 : level.intValue(),
            logger.getUseParentHandlers());
  }
}
