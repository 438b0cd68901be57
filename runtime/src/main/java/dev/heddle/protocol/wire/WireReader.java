package dev.heddle.protocol.wire;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.intervals.VersionVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what {@link WireWriter} wrote.
 *
 * <p>All methods throw IllegalArgumentException where the bytes are not such a message.
 */
public final class WireReader {
  private final byte[] buffer;
  private int position;

  public WireReader(byte[] buffer) {
    this.buffer = buffer;
  }

  public int u8() {
    if (position == buffer.length) {
      throw new IllegalArgumentException("message ends at byte " + position);
    }
    return buffer[position++] & 0xFF;
  }

  public boolean bool() {
    int value = u8();
    if (value > 1) {
      throw new IllegalArgumentException("not a boolean at byte " + (position - 1) + ": " + value);
    }
    return value == 1;
  }

  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("number too long at byte " + position);
  }

  /** A number of things that take at least a byte each. */
  private int count() {
    long count = varint();
    if (count < 0 || count > buffer.length - position) {
      throw new IllegalArgumentException("count " + count + " at byte " + position);
    }
    return (int) count;
  }

  public int rank() {
    long rank = varint();
    if (rank < 0 || rank > Gid.MAX_RANK) {
      throw new IllegalArgumentException("rank " + rank + " at byte " + position);
    }
    return (int) rank;
  }

  public long gid() {
    return varint() << 52 | varint() << 16 | varint();
  }

  public byte[] bytes() {
    int length = count();
    byte[] bytes = Arrays.copyOfRange(buffer, position, position + length);
    position += length;
    return bytes;
  }

  public VersionVector versions() {
    VersionVector vector = new VersionVector();
    int size = count();
    for (int i = 0; i < size; i++) {
      int writer = rank();
      vector.raise(writer, varint());
    }
    return vector;
  }

  public Notices notices() {
    VersionVector clock = versions();
    int size = count();
    List<Interval> intervals = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int writer = rank();
      long index = varint();
      intervals.add(new Interval(writer, index, pages()));
    }
    return new Notices(clock, intervals);
  }

  private long[] pages() {
    long[] pages = new long[count()];
    long previous = 0;
    for (int i = 0; i < pages.length; i++) {
      previous += varint();
      pages[i] = previous << 16;
    }
    return pages;
  }

  /** Throws where bytes are left over. */
  public void end() {
    if (position != buffer.length) {
      throw new IllegalArgumentException(
          buffer.length - position + " bytes behind the end of the message");
    }
  }
}
