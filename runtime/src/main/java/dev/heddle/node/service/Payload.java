package dev.heddle.node.service;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes of service messages. */
public final class Payload {
  /** A payload without content. */
  public static final byte[] EMPTY = {};

  /** Writes a payload. */
  public interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads a payload. */
  public interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private Payload() {}

  public static byte[] of(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array does not fail
    }
    return bytes.toByteArray();
  }

  public static <T> T read(byte[] payload, Reader<T> reader) {
    try {
      return reader.read(new DataInputStream(new ByteArrayInputStream(payload)));
    } catch (IOException e) {
      throw new UncheckedIOException("a service message is too short", e);
    }
  }

  public static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  /** A string of any length, or null. */
  public static void writeString(DataOutputStream out, String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeBytes(out, text.getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
    }
  }

  public static String readString(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new String(readBytes(in), java.nio.charset.StandardCharsets.UTF_16BE)
        : null;
  }
}
