package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Keeps output before the release that orders it (RULES 18). What a thread has printed when a
 * release leaves the node is sent to rank 0 first; a release to a third node waits until rank 0 has
 * given that output its place. Frames to one node stay in order: what comes after a waiting frame
 * waits too.
 *
 * <p>Rank 0 gives places to its own output and that of others under one lock, so there a frame
 * waits for nothing.
 */
public final class OutputGate {
  /** The transport's send; never blocks. */
  public interface Frames {
    void send(int to, byte[] frame);
  }

  private record Held(byte[] frame, long needs) {}

  /** Bytes on their way or unwritten at rank 0 before writers wait. */
  private static final long WINDOW_BYTES = 4 << 20;

  private final RawLink raw;
  private final Frames frames;
  private final Map<Integer, Queue<Held>> held = new HashMap<>();
  private final PendingOutput pending = new PendingOutput();
  private long sentSequence;
  private long acceptedSequence;
  private long unwrittenBytes;
  private boolean closed;

  public OutputGate(RawLink raw, Frames frames) {
    this.raw = raw;
    this.frames = frames;
  }

  /**
   * Called by the node loop in place of the transport's send.
   *
   * @param release whether the frame carries notices or data of this node's writes
   */
  public synchronized void send(int to, byte[] frame, boolean release) {
    if (raw.rank() == 0) {
      frames.send(to, frame);
      return;
    }
    if (release) {
      ship();
    }
    Queue<Held> waiting = held.get(to);
    boolean mustWait = release && to != 0 && acceptedSequence < sentSequence;
    if (waiting == null && !mustWait) {
      frames.send(to, frame);
      return;
    }
    long needs = mustWait ? sentSequence : 0;
    held.computeIfAbsent(to, any -> new ArrayDeque<>()).add(new Held(frame, needs));
  }

  /** Output of an application thread; waits while too much is unwritten. */
  synchronized void write(int stream, byte[] bytes, int offset, int length) {
    boolean interrupted = false;
    while (unwrittenBytes > WINDOW_BYTES && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    pending.add(stream, bytes, offset, length);
    unwrittenBytes += length;
    notifyAll();
  }

  /** Sends what is pending. */
  synchronized void ship() {
    if (pending.isEmpty()) {
      return;
    }
    List<Chunk> chunks = pending.take();
    long sequence = ++sentSequence;
    raw.send(
        0,
        Payload.of(
            out -> {
              out.writeByte(RawKind.OUTPUT);
              out.writeLong(sequence);
              out.writeInt(chunks.size());
              for (Chunk chunk : chunks) {
                chunk.write(out);
              }
            }));
  }

  /** Body of {@code heddle-output}: ships what no release has shipped. */
  void shipForEver() throws InterruptedException {
    while (awaitPending()) {
      ship();
    }
  }

  private synchronized boolean awaitPending() throws InterruptedException {
    while (pending.isEmpty() && !closed) {
      wait();
    }
    return !closed;
  }

  /** Rank 0 has given the output up to {@code sequence} its place. */
  synchronized void accepted(long sequence) {
    acceptedSequence = sequence;
    held.entrySet().removeIf(entry -> drain(entry.getKey(), entry.getValue()));
  }

  private boolean drain(int to, Queue<Held> waiting) {
    while (!waiting.isEmpty() && waiting.peek().needs() <= acceptedSequence) {
      frames.send(to, waiting.remove().frame());
    }
    return waiting.isEmpty();
  }

  /** Rank 0 has written so many bytes. */
  synchronized void written(long bytes) {
    unwrittenBytes -= bytes;
    notifyAll();
  }

  /** Writers wait no more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
