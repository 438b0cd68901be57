package dev.heddle.agent.cluster;

import java.io.File;

/**
 * A file that lives as long as rank 0 has not ended of its own will. By the exit status alone the
 * launcher cannot tell {@code System.exit(137)} from a process that was killed.
 */
public final class RunningMark {
  private final File file;

  private RunningMark(File file) {
    this.file = file;
  }

  /**
   * As the launcher has named it.
   *
   * @param path null where there is no launcher
   */
  public static RunningMark at(String path) {
    return new RunningMark(path == null ? null : new File(path));
  }

  /** The last thing before the end. */
  public void delete() {
    if (file != null) {
      file.delete();
    }
  }
}
