package dev.heddle.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One program run to its end, with all it printed; kills what is left of its process tree. */
final class ProcessRun {
  /**
   * How a run ended.
   *
   * @param orphans processes of the tree that were still alive after the root had ended
   */
  record Result(int exit, String out, String err, List<String> command, List<Long> orphans) {
    @Override
    public String toString() {
      return String.join(" ", command)
          + "\nexit "
          + exit
          + "\n--- stdout\n"
          + out
          + "\n--- stderr\n"
          + err;
    }
  }

  private ProcessRun() {}

  /** Runs to the end. Throws AssertionError with all nodes' stacks where it takes longer. */
  static Result run(List<String> command, String stdin, int timeoutSeconds)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    CompletableFuture<String> out = drain(process.getInputStream());
    CompletableFuture<String> err = drain(process.getErrorStream());
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended without reading its input: its exit status tells.
    }
    List<ProcessHandle> tree = new ArrayList<>();
    boolean ended = false;
    for (int tenth = 0; tenth < timeoutSeconds * 10 && !ended; tenth++) {
      process.descendants().filter(child -> !tree.contains(child)).forEach(tree::add);
      ended = process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    if (!ended) {
      String stacks = stacks(process.toHandle(), tree);
      end(process.toHandle(), tree);
      throw new AssertionError(
          "no end within "
              + timeoutSeconds
              + " s: "
              + String.join(" ", command)
              + "\n--- stdout\n"
              + out.join()
              + "\n--- stderr\n"
              + err.join()
              + "\n"
              + stacks);
    }
    List<Long> orphans = awaitEnd(tree);
    end(process.toHandle(), tree);
    return new Result(process.exitValue(), out.join(), err.join(), command, orphans);
  }

  /** The java command of the JDK that runs this test. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A killed node may take a moment to go; what is there after 5 s is an orphan. */
  private static List<Long> awaitEnd(List<ProcessHandle> tree) throws InterruptedException {
    for (int tenth = 0; tenth < 50 && tree.stream().anyMatch(ProcessHandle::isAlive); tenth++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return tree.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
  }

  private static void end(ProcessHandle root, List<ProcessHandle> tree) {
    tree.forEach(ProcessHandle::destroyForcibly);
    root.destroyForcibly();
  }

  static String stacks(ProcessHandle root, List<ProcessHandle> tree) throws IOException {
    String jstack = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
    StringBuilder all = new StringBuilder();
    List<ProcessHandle> everybody = new ArrayList<>(tree);
    everybody.add(0, root);
    for (ProcessHandle one : everybody) {
      if (one.isAlive()) {
        Process dump = new ProcessBuilder(jstack, Long.toString(one.pid())).start();
        all.append("--- stacks of ").append(one.pid()).append('\n');
        all.append(drain(dump.getInputStream()).join());
      }
    }
    return all.toString();
  }

  private static CompletableFuture<String> drain(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> {
          Thread reader = new Thread(task, "drain");
          reader.setDaemon(true);
          reader.start();
        });
  }
}
