package dev.heddle.protocol.sim;

import java.nio.ByteBuffer;

/** Encodes triples of object, index, value. */
final class WordEncoder {
  private ByteBuffer buffer = ByteBuffer.allocate(256);
  private int size;

  void word(int object, int index, long value) {
    if (buffer.remaining() < 16) {
      buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
    }
    buffer.putInt(object).putInt(index).putLong(value);
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  byte[] toBytes() {
    byte[] bytes = new byte[size * 16];
    buffer.flip().get(bytes);
    return bytes;
  }
}
