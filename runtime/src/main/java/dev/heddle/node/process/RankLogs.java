package dev.heddle.node.process;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file for each rank with what it printed, written on rank 0's machine. Not buffered: whatever
 * ends the run, what was shown is in them.
 */
public final class RankLogs implements OutputObserver, Closeable {
  private final List<FileOutputStream> files = new ArrayList<>();
  private final BitSet insideLine = new BitSet();
  private final Path directory;
  private final Consumer<String> complaints;
  private boolean broken;

  private RankLogs(Path directory, Consumer<String> complaints) {
    this.directory = directory;
    this.complaints = complaints;
  }

  /**
   * Makes the directory where there is none, and empty files in it.
   *
   * @param complaints told once where a file cannot be written any more
   */
  public static RankLogs create(Path directory, int nodes, Consumer<String> complaints)
      throws IOException {
    RankLogs logs = new RankLogs(directory, complaints);
    try {
      Files.createDirectories(directory);
      for (int rank = 0; rank < nodes; rank++) {
        logs.files.add(new FileOutputStream(file(directory, rank).toFile()));
      }
      return logs;
    } catch (IOException e) {
      logs.close();
      throw e;
    }
  }

  /** The file of a rank. */
  public static Path file(Path directory, int rank) {
    return directory.resolve("rank-" + rank + ".log");
  }

  /** A line that the program has not printed; it does not go on where that one was. */
  public synchronized void line(int rank, String line) {
    if (insideLine.get(rank)) {
      printed(rank, System.lineSeparator().getBytes(Charset.defaultCharset()));
    }
    printed(rank, (line + System.lineSeparator()).getBytes(Charset.defaultCharset()));
  }

  /** The run goes on without its logs: a full disk here is none of the program's faults. */
  @Override
  public synchronized void printed(int rank, byte[] bytes) {
    if (broken || bytes.length == 0) {
      return;
    }
    try {
      files.get(rank).write(bytes);
      insideLine.set(rank, bytes[bytes.length - 1] != '\n');
    } catch (IOException e) {
      broken = true;
      complaints.accept(
          "cannot write " + file(directory, rank) + ", the logs end here: " + e.getMessage());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    broken = true;
    for (FileOutputStream file : files) {
      file.close();
    }
  }
}
