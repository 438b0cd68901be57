package dev.heddle.heap.wire;

import dev.heddle.heap.raw.ArrayMemory;
import java.util.Arrays;

/** A growing byte buffer. */
public final class Output {
  private byte[] bytes;
  private int size;

  public Output(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  public int size() {
    return size;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** An unsigned number, seven bits per byte. */
  public void writeNumber(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  public void writeInt(int value) {
    writeWord(value, 4);
  }

  public void writeLong(long value) {
    writeWord(value, 8);
  }

  /** Makes room for a length that {@link #endBlock} fills in. */
  public int beginBlock() {
    writeInt(0);
    return size;
  }

  /** Fills in how many bytes were written since {@link #beginBlock} returned {@code start}. */
  public void endBlock(int start) {
    int length = size - start;
    for (int i = 0; i < 4; i++) {
      bytes[start - 4 + i] = (byte) (length >>> (8 * i));
    }
  }

  /** The low {@code width} bytes of {@code bits}. */
  public void writeWord(long bits, int width) {
    ensure(width);
    for (int i = 0; i < width; i++) {
      bytes[size++] = (byte) (bits >>> (8 * i));
    }
  }

  public void writeBytes(byte[] value) {
    writeNumber(value.length);
    append(value, value.length);
  }

  /** Exact, unpaired surrogates included; one byte per character where that is enough. */
  public void writeString(String value) {
    int length = value.length();
    boolean wide = false;
    for (int i = 0; i < length && !wide; i++) {
      wide = value.charAt(i) > 0xFF;
    }
    writeNumber((long) length << 1 | (wide ? 1 : 0));
    ensure(wide ? 2 * length : length);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      bytes[size++] = (byte) c;
      if (wide) {
        bytes[size++] = (byte) (c >>> 8);
      }
    }
  }

  /** Elements of a primitive array no other thread writes. */
  public void writeElements(Object array, int from, int length, int width) {
    ensure(length * width);
    ArrayMemory.toBytes(array, from, length, bytes, size);
    size += length * width;
  }

  public void append(Output other) {
    append(other.bytes, other.size);
  }

  private void append(byte[] value, int length) {
    ensure(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
