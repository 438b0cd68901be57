package dev.heddle.bridge;

import java.nio.Buffer;

/**
 * Buffers over arrays. They read and write the array they wrap by themselves, so woven code asks
 * before each call that is handed one; calls from inside the JDK come from such a call.
 */
public final class BufferOps {
  private BufferOps() {}

  /** Before the array of a buffer is read. */
  @SuppressWarnings("ByteBufferBackingArray") // all of it, wherever the buffer begins
  public static void read(Buffer buffer) {
    if (Bridge.CLUSTERED && buffer != null && buffer.hasArray()) {
      ArrayAccess.readAll(buffer.array());
    }
  }

  /** Before the array of a buffer is read or written. */
  @SuppressWarnings("ByteBufferBackingArray") // all of it, wherever the buffer begins
  public static void write(Buffer buffer) {
    if (Bridge.CLUSTERED && buffer != null && buffer.hasArray()) {
      ArrayAccess.writeAll(buffer.array());
    }
  }

  /** Before a buffer is made that does not show its array: what it reads could not be checked. */
  @SuppressWarnings("ByteBufferBackingArray") // asked about only
  public static void hide(Buffer buffer) {
    if (Bridge.CLUSTERED
        && buffer != null
        && buffer.hasArray()
        && ArrayAccess.shadow(buffer.array()) != null) {
      throw new UnsupportedOperationException(
          "heddle: a read-only or reinterpreting view of a buffer over a shared "
              .concat(buffer.array().getClass().getSimpleName())
              .concat(" is not supported"));
    }
  }
}
