package dev.heddle.agent.cluster;

import dev.heddle.transport.OwnThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The process of one rank, seen from rank 0. What it prints by itself (the JVM, native code) is
 * kept while it starts, where it would repeat what rank 0 prints, and shown from then on.
 */
final class WorkerProcess {
  private static final int TAIL_LINES = 10;

  /** Already part of the options that were copied. */
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

  private static final int SSH_FAILED = 255;

  private final int rank;
  private final String host;
  private final Process process;
  private final Workers.Output output;
  private final Deque<String> tail = new ArrayDeque<>();
  private final Thread outputPump;
  private boolean shown;

  private WorkerProcess(int rank, String host, Process process, Workers.Output output) {
    this.rank = rank;
    this.host = host;
    this.process = process;
    this.output = output;
    outputPump =
        new Thread(
            OwnThreads.group(), () -> pump(process.getInputStream()), "heddle-output-" + rank);
    outputPump.setDaemon(true);
    outputPump.start();
  }

  static WorkerProcess start(Launch launch, Handover handover, Workers.Output output)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    OPTION_VARIABLES.forEach(environment::remove);
    Process process = builder.start();
    WorkerProcess worker = new WorkerProcess(handover.rank(), launch.host(), process, output);
    try {
      process.getOutputStream().write(launch.preamble());
      handover.writeTo(process.getOutputStream());
    } catch (IOException e) {
      // It has ended already; whoever waits for it says how.
    }
    return worker;
  }

  int rank() {
    return rank;
  }

  long pid() {
    return process.pid();
  }

  private void pump(InputStream stream) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, Charset.defaultCharset()))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        print(line);
      }
    } catch (IOException e) {
      // The process has ended.
    }
  }

  /** A line of Heddle's own is for the user at any time, once. */
  private synchronized void print(String line) {
    output.printed(rank, line);
    if (line.startsWith(Workers.OWN_LINE)) {
      output.show(withHost(line));
    } else if (shown) {
      output.show("[" + rank + "] " + line);
    } else {
      tail.addLast(line);
      if (tail.size() > TAIL_LINES) {
        tail.removeFirst();
      }
    }
  }

  /** Which of several machines it is about is not for the line's author to know. */
  private String withHost(String line) {
    return host == null || line.contains(place()) ? line : line + " (" + place() + ")";
  }

  /** The rank has joined: what it prints is no longer kept back. */
  synchronized void showOutput() {
    shown = true;
    tail.clear();
  }

  /** The last lines kept back, shown because the start has failed. */
  void showTail() throws InterruptedException {
    outputPump.join(TimeUnit.SECONDS.toMillis(1));
    synchronized (this) {
      tail.forEach(line -> output.show("[" + rank + "] " + line));
      tail.clear();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Empty while it lives. */
  OptionalInt exitStatus() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Waits for the end; all its output has been shown then. */
  int awaitExit() throws InterruptedException {
    int status = process.waitFor();
    outputPump.join(TimeUnit.SECONDS.toMillis(1));
    return status;
  }

  /** {@code node 1 (process 4711)}, or {@code node 1 on b}. */
  String name() {
    return host == null ? place() + " (process " + process.pid() + ")" : place();
  }

  /** {@code node 1}, or {@code node 1 on b}. */
  String place() {
    return "node " + rank + (host == null ? "" : " on " + host);
  }

  /** How it ended, in words. */
  String endOf(int status) {
    return host != null && status == SSH_FAILED
        ? "lost its connection by ssh"
        : ExitText.of(status);
  }

  /** Whether what runs here is the ssh client alone. */
  boolean isRemote() {
    return host != null;
  }

  /** Lets the process end by itself: the end of its stdin is the end of the run. */
  void release() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // Then the pipe is closed already.
    }
  }

  /** Waits that long for the end, then forces it. */
  void end(long graceMillis) throws InterruptedException {
    if (!process.waitFor(graceMillis, TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  void kill() {
    process.destroyForcibly();
  }
}
