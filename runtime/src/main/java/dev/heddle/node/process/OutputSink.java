package dev.heddle.node.process;

import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Rank 0's end of all output. A piece has its place in the order when it is queued; rank 0's own
 * output is written behind everything queued before.
 */
public final class OutputSink {
  /** Told how much of a node's output is written. */
  interface Credit {
    void written(int rank, long bytes);
  }

  private record Piece(int from, Chunk chunk) {}

  private final PrintStream out;
  private final PrintStream err;
  private final Labels labels;
  private final OutputObserver observer;
  private final Queue<Piece> queue = new ConcurrentLinkedQueue<>();
  private final Semaphore work = new Semaphore(0);
  private volatile Credit credit = (rank, bytes) -> {};

  /**
   * @param out the real standard output
   * @param err the real standard error
   * @param label whether each line starts with its rank
   * @param observer sees what is written, before the user does
   */
  public OutputSink(PrintStream out, PrintStream err, boolean label, OutputObserver observer) {
    this.out = out;
    this.err = err;
    this.observer = observer;
    this.labels = label ? new Labels() : null;
  }

  void creditTo(Credit receiver) {
    credit = receiver;
  }

  /** Gives a piece its place; never blocks. */
  void queue(int from, Chunk chunk) {
    queue.add(new Piece(from, chunk));
    work.release();
  }

  /** Output of rank 0 itself; may block on the real stream. */
  synchronized void write(int stream, byte[] bytes, int offset, int length) {
    drain();
    byte[] own = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
    emit(0, new Chunk(stream, own));
  }

  /** Writes all that is queued. */
  synchronized void drain() {
    for (Piece piece = queue.poll(); piece != null; piece = queue.poll()) {
      emit(piece.from(), piece.chunk());
      credit.written(piece.from(), piece.chunk().bytes().length);
    }
  }

  /** At the end of the run: lines that never ended, too. */
  synchronized void close() {
    drain();
    if (labels != null) {
      labels.rest().forEach(chunk -> raw(chunk.stream(), chunk.bytes()));
    }
    out.flush();
    err.flush();
  }

  /** Body of {@code heddle-output}: writes while rank 0 itself prints nothing. */
  void drainForEver() throws InterruptedException {
    while (true) {
      work.acquire();
      work.drainPermits();
      drain();
    }
  }

  private void emit(int rank, Chunk chunk) {
    observer.printed(rank, chunk.bytes());
    raw(chunk.stream(), labels == null ? chunk.bytes() : labels.label(rank, chunk));
  }

  private void raw(int stream, byte[] bytes) {
    PrintStream target = stream == Chunk.OUT ? out : err;
    target.write(bytes, 0, bytes.length);
    target.flush();
  }
}
