package dev.heddle.heap.wire;

import dev.heddle.heap.raw.ArrayMemory;
import java.util.Arrays;

/**
 * Reads what {@link Output} wrote. Running past the end throws {@link IndexOutOfBoundsException}.
 */
public final class Input {
  private final byte[] bytes;
  private int at;

  public Input(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean atEnd() {
    return at == bytes.length;
  }

  public int position() {
    return at;
  }

  public void skip(int count) {
    at = checkedEnd(count);
  }

  public int readByte() {
    return bytes[at++] & 0xFF;
  }

  public long readNumber() {
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  public int readCount() {
    return Math.toIntExact(readNumber());
  }

  public int readInt() {
    return (int) readWord(4);
  }

  public long readLong() {
    return readWord(8);
  }

  public long readWord(int width) {
    long bits = 0;
    for (int i = 0; i < width; i++) {
      bits |= (bytes[at++] & 0xFFL) << (8 * i);
    }
    return bits;
  }

  public byte[] readBytes() {
    int length = readCount();
    int end = checkedEnd(length);
    byte[] value = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return value;
  }

  public String readString() {
    long header = readNumber();
    int length = Math.toIntExact(header >>> 1);
    boolean wide = (header & 1) != 0;
    checkedEnd(wide ? 2 * length : length);
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      int c = bytes[at++] & 0xFF;
      if (wide) {
        c |= (bytes[at++] & 0xFF) << 8;
      }
      chars[i] = (char) c;
    }
    return new String(chars);
  }

  /** Fills elements of a primitive array nobody else knows. */
  public void readElements(Object array, int from, int length, int width) {
    int end = checkedEnd(Math.multiplyExact(length, width));
    ArrayMemory.fromBytes(bytes, at, array, from, length);
    at = end;
  }

  private int checkedEnd(int count) {
    if (count < 0 || count > bytes.length - at) {
      throw new IndexOutOfBoundsException(count + " bytes at " + at + " of " + bytes.length);
    }
    return at + count;
  }
}
