package dev.heddle.transport.session;

import java.io.IOException;
import java.util.function.Consumer;

/** The incoming half of a session: suppresses duplicates, refuses gaps, puts fragments together. */
final class ReceiveBuffer {
  private final int maxPacketBytes;
  private final int maxFrameBytes;
  private long expected;
  private byte[] partial;
  private int partialBytes;

  ReceiveBuffer(int maxPacketBytes, int maxFrameBytes) {
    this.maxPacketBytes = maxPacketBytes;
    this.maxFrameBytes = maxFrameBytes;
  }

  /** The sequence number expected next: the cumulative acknowledgement. */
  long expected() {
    return expected;
  }

  /**
   * Takes one packet's records; complete frames go to {@code deliver} in order.
   *
   * @return payload bytes that were new
   */
  long accept(long firstSequence, WireReader in, Consumer<byte[]> deliver)
      throws SessionException, IOException {
    long sequence = firstSequence;
    long accepted = 0;
    while (in.hasMore()) {
      if (sequence > expected) {
        throw new SessionException("expected " + expected + ", got " + sequence);
      }
      int length = in.readInt();
      boolean whole = length >= 0;
      int frameBytes = whole ? length : in.readInt();
      int offset = whole ? 0 : in.readInt();
      length = whole ? length : -length;
      check(length >= 0 && length <= maxPacketBytes && frameBytes <= maxFrameBytes, "length");
      if (sequence++ < expected) {
        in.skip(length);
        continue;
      }
      byte[] complete = whole ? in.read(length) : piece(in, frameBytes, offset, length);
      expected++;
      accepted += length;
      if (complete != null) {
        deliver.accept(complete);
      }
    }
    return accepted;
  }

  private byte[] piece(WireReader in, int frameBytes, int offset, int length)
      throws SessionException, IOException {
    if (offset == 0) {
      check(partial == null && frameBytes > length, "fragment");
      partial = new byte[frameBytes];
      partialBytes = 0;
    }
    check(
        partial != null
            && partial.length == frameBytes
            && offset == partialBytes
            && length <= frameBytes - offset,
        "fragment");
    in.read(partial, offset, length);
    partialBytes += length;
    if (partialBytes < frameBytes) {
      return null;
    }
    byte[] complete = partial;
    partial = null;
    return complete;
  }

  private static void check(boolean condition, String what) throws SessionException {
    if (!condition) {
      throw new SessionException("bad " + what);
    }
  }
}
