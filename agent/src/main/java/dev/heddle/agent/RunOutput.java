package dev.heddle.agent;

import dev.heddle.agent.cluster.Workers;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.process.LastLines;
import dev.heddle.node.process.OutputObserver;
import dev.heddle.node.process.RankLogs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What rank 0 keeps of the nodes' output, beside showing it: logs where they are asked for, and
 * with {@code verbose} the last lines, for the summary of a failure.
 */
final class RunOutput implements Workers.Output {
  private final String directory;
  private final RankLogs logs;
  private final LastLines lastLines;

  private RunOutput(String directory, RankLogs logs, LastLines lastLines) {
    this.directory = directory;
    this.logs = logs;
    this.lastLines = lastLines;
  }

  /** Before anything else starts: an old run's logs are emptied. */
  static RunOutput open(HeddleConfig config) throws InvalidConfigException {
    String directory = config.reporting().logDir();
    LastLines lastLines = config.reporting().verbose() ? new LastLines() : null;
    if (directory.isEmpty()) {
      return new RunOutput(directory, null, lastLines);
    }
    try {
      RankLogs logs =
          RankLogs.create(
              Path.of(directory), config.nodes(), line -> Fatal.printWorkerLine("heddle: " + line));
      Fatal.alsoTell(line -> logs.line(0, line));
      return new RunOutput(directory, logs, lastLines);
    } catch (IOException e) {
      throw new InvalidConfigException(
          "heddle.log-dir: cannot write logs in " + directory + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "it is no directory";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    // Else its message is the path alone.
    boolean isNamed = e instanceof FileSystemException named && named.getReason() == null;
    return isNamed ? "it cannot be made" : e.getMessage();
  }

  boolean isLogged() {
    return logs != null;
  }

  OutputObserver observer() {
    List<OutputObserver> observers = new ArrayList<>();
    if (logs != null) {
      observers.add(logs);
    }
    if (lastLines != null) {
      observers.add(lastLines);
    }
    return OutputObserver.all(observers);
  }

  @Override
  public void show(String line) {
    Fatal.printWorkerLine(line);
  }

  /** A line that the process of a rank, not the program in it, has printed. */
  @Override
  public void printed(int rank, String line) {
    if (logs != null) {
      logs.line(rank, line);
    }
  }

  /**
   * What the user is told of a lost rank; its log is told the same.
   *
   * @param cause one line; null where it was told
   * @return null where it was told
   */
  String lost(int rank, String cause) {
    if (cause == null) {
      return null;
    }
    String line = cause;
    if (logs != null) {
      logs.line(rank, "heddle: " + cause);
      line += "; its output is in " + RankLogs.file(Path.of(directory), rank);
    }
    List<String> last = lastLines == null ? List.of() : lastLines.of(rank);
    return last.isEmpty() ? line : line + "\nits last lines were:\n  " + String.join("\n  ", last);
  }
}
