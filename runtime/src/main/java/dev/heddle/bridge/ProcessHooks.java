package dev.heddle.bridge;

/** What makes the nodes one process for the program; the defaults are those of a plain JVM. */
public interface ProcessHooks {
  /** The hooks of one plain JVM. */
  ProcessHooks PLAIN = new ProcessHooks() {};

  /** {@code Runtime.exit}: ends the whole cluster; does not return. */
  default void exit(int status) {
    Runtime.getRuntime().exit(status);
  }

  /** {@code Runtime.halt}: ends the whole cluster without hooks; does not return. */
  default void halt(int status) {
    Runtime.getRuntime().halt(status);
  }

  /** {@code Runtime.addShutdownHook}; the hook runs once, on rank 0. */
  default void addShutdownHook(Thread hook) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** {@code Runtime.removeShutdownHook}. */
  default boolean removeShutdownHook(Thread hook) {
    return Runtime.getRuntime().removeShutdownHook(hook);
  }

  /** The processors of the whole cluster. */
  default int availableProcessors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** {@code System.setProperties}, seen by every node when it returns. */
  default void setProperties(java.util.Properties properties) {
    System.setProperties(properties);
  }

  /**
   * A logger has these settings from now on, on every node when it returns.
   *
   * @param level null where its parent's counts
   * @param value the number of the level
   */
  default void loggerChanged(String name, String level, int value, boolean useParentHandlers) {}

  /** {@code System.setIn}, for every node when it returns. */
  default void setIn(java.io.InputStream in) {
    System.setIn(in);
  }

  /** {@code System.setOut}, for every node when it returns. */
  default void setOut(java.io.PrintStream out) {
    System.setOut(out);
  }

  /** {@code System.setErr}, for every node when it returns. */
  default void setErr(java.io.PrintStream err) {
    System.setErr(err);
  }
}
