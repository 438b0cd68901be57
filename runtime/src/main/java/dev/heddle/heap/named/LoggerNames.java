package dev.heddle.heap.named;

import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Loggers that their log manager knows; an anonymous one has no name. */
final class LoggerNames implements Naming {
  static final String CLASS = "java.util.logging.Logger";
  static final String ROOT = "java.util.logging.LogManager$RootLogger";

  @Override
  public String nameOf(Object object) {
    String name = ((Logger) object).getName();
    return name != null && LogManager.getLogManager().getLogger(name) == object ? name : null;
  }

  @Override
  public Object byName(String name) {
    return Logger.getLogger(name);
  }
}
