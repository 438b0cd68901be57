package dev.heddle.node.delegate;

import dev.heddle.bridge.ArrayAccess;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** What a {@link ValueWriter} wrote, in the same order. */
final class ValueReader {
  private final Object[] references;
  private final DataInputStream in;
  private int next;

  ValueReader(Object[] references, DataInputStream in) {
    this.references = references;
    this.in = in;
  }

  int number() throws IOException {
    return in.readInt();
  }

  Object reference() {
    return references[next++];
  }

  /** An argument or a result; an array or buffer is a new one. */
  Object value(boolean hasContent) throws IOException {
    switch (in.readByte()) {
      case ValueWriter.REFERENCE -> {
        return reference();
      }
      case ValueWriter.PRIMITIVE -> {
        return Primitives.readBox(in);
      }
      case ValueWriter.BUFFER -> {
        byte[] content = new byte[in.readInt()];
        if (hasContent) {
          in.readFully(content);
        }
        return ByteBuffer.wrap(content);
      }
      default -> {
        Object array = Array.newInstance((Class<?>) reference(), in.readInt());
        elements(array, in.readInt(), in.readInt());
        return array;
      }
    }
  }

  /** Stores elements {@code from} to {@code to - 1}. */
  void elements(Object array, int from, int to) throws IOException {
    if (from < to) {
      ArrayAccess.writeRange(array, from, to);
      if (array instanceof Object[] objects) {
        System.arraycopy(references, next, objects, from, to - from);
        next += to - from;
      } else {
        byte[] bytes = new byte[(to - from) * Primitives.width(array)];
        in.readFully(bytes);
        Primitives.store(bytes, array, from, to - from);
      }
    }
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }
}
