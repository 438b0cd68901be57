package dev.heddle.transport.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads one message of known size, big-endian; every read past its end is an error. */
final class WireReader {
  private final InputStream in;
  private final byte[] scratch = new byte[8];
  private int remaining;

  WireReader(InputStream in, int size) {
    this.in = in;
    this.remaining = size;
  }

  boolean hasMore() {
    return remaining > 0;
  }

  int remaining() {
    return remaining;
  }

  byte readByte() throws IOException {
    read(scratch, 0, 1);
    return scratch[0];
  }

  int readInt() throws IOException {
    read(scratch, 0, 4);
    return ByteBuffer.wrap(scratch).getInt();
  }

  long readLong() throws IOException {
    read(scratch, 0, 8);
    return ByteBuffer.wrap(scratch).getLong();
  }

  byte[] read(int length) throws IOException {
    // Before the array is made: a length is only believed as far as the message is long.
    if (length < 0 || length > remaining) {
      throw new EOFException("message too short");
    }
    byte[] bytes = new byte[length];
    read(bytes, 0, length);
    return bytes;
  }

  void read(byte[] target, int offset, int length) throws IOException {
    if (length > remaining || in.readNBytes(target, offset, length) != length) {
      throw new EOFException("message too short");
    }
    remaining -= length;
  }

  void skip(int length) throws IOException {
    if (length > remaining) {
      throw new EOFException("message too short");
    }
    in.skipNBytes(length);
    remaining -= length;
  }
}
