package dev.heddle.launch;

import dev.heddle.agent.cluster.ExitText;
import dev.heddle.node.ExitStatus;
import dev.heddle.node.process.RankLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.internal.misc.Signal;

/**
 * Runs rank 0 with this process's own stdin, stdout and stderr, so that bytes, terminal and end of
 * input are the program's as without us; passes signals on and hands its exit status back. Rank 0
 * ends the other ranks and watches this process, so nothing is left behind whoever is killed.
 */
final class Supervisor {
  private static final List<String> FORWARDED = List.of("INT", "TERM", "HUP");

  /**
   * Ended by a signal, unless the program chose to exit so: kill, abort, bus error, bad address.
   */
  private static final Set<Integer> KILLED = Set.of(128 + 9, 128 + 6, 128 + 7, 128 + 11);

  private final int nodes;
  private final String logDir;
  private final AtomicInteger signals = new AtomicInteger();

  /**
   * @param logDir empty for none
   */
  Supervisor(int nodes, String logDir) {
    this.nodes = nodes;
    this.logDir = logDir;
  }

  /**
   * The exit status for the user.
   *
   * @param mark a file that rank 0 deletes when it ends of its own will
   */
  int run(List<String> command, Path mark)
      throws IOException, InterruptedException, UsageException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    ProgramEnvironment.restore(builder.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UsageException("cannot start " + command.get(0) + ": " + e.getMessage());
    }
    for (String name : FORWARDED) {
      Signal.handle(new Signal(name), signal -> forward(signal.getName(), process));
    }
    int status = process.waitFor();
    if (!KILLED.contains(status) || !Files.exists(mark) || signals.get() > 1) {
      return status;
    }
    tell(
        "heddle: node 0 (process "
            + process.pid()
            + ") "
            + ExitText.of(status)
            + (nodes > 1 ? "; the run ends" : ""));
    return nodes > 1 ? ExitStatus.NODE_LOST : status;
  }

  private void tell(String line) throws IOException {
    if (logDir.isEmpty()) {
      System.err.println(line);
      return;
    }
    Path log = RankLogs.file(Path.of(logDir), 0);
    System.err.println(line + "; its output is in " + log);
    if (Files.isWritable(log)) {
      Files.writeString(log, line + System.lineSeparator(), StandardOpenOption.APPEND);
    }
  }

  /** The first is for the program, which may have hooks to run; the second is meant. */
  private void forward(String signal, Process process) {
    if (signals.incrementAndGet() > 1) {
      process.destroyForcibly();
      return;
    }
    try {
      // The shell's own kill: Java sends SIGTERM and SIGKILL only.
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
          .inheritIO()
          .start();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
