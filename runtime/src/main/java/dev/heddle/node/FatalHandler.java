package dev.heddle.node;

/** Ends the run. */
public interface FatalHandler {
  /**
   * Reports once and ends the node; may return (nodes of tests).
   *
   * @param line what happened, for the user
   * @param exitStatus one of {@link ExitStatus}
   * @param cause shown with {@code --verbose}; may be null
   */
  void fatal(String line, int exitStatus, Throwable cause);
}
