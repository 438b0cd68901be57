package dev.heddle.protocol.wire;

import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.intervals.VersionVector;
import java.util.Arrays;

/** Writes the parts of messages into a growing array. */
public final class WireWriter {
  private byte[] buffer;
  private int size;

  public WireWriter(int expectedBytes) {
    buffer = new byte[Math.max(16, expectedBytes)];
  }

  public void u8(int value) {
    room(1);
    buffer[size++] = (byte) value;
  }

  public void bool(boolean value) {
    u8(value ? 1 : 0);
  }

  /** An unsigned number, 7 bits per byte, low first; at most 10 bytes. */
  public void varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  /** A gid; the slot, mostly 0, apart from the counter, mostly small. */
  public void gid(long gid) {
    varint(gid >>> 52);
    varint(gid << 12 >>> 28);
    varint(gid & 0xFFFF);
  }

  public void bytes(byte[] bytes) {
    varint(bytes.length);
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  public void versions(VersionVector vector) {
    varint(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      varint(vector.writerAt(i));
      varint(vector.valueAt(i));
    }
  }

  public void notices(Notices notices) {
    versions(notices.clock());
    varint(notices.intervals().size());
    for (Interval interval : notices.intervals()) {
      varint(interval.writer());
      varint(interval.index());
      pages(interval.pages());
    }
  }

  /** Ascending page ids: neighbours differ by one counter, mostly. */
  private void pages(long[] pages) {
    varint(pages.length);
    long previous = 0;
    for (long page : pages) {
      varint((page >>> 16) - previous);
      previous = page >>> 16;
    }
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  private void room(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
