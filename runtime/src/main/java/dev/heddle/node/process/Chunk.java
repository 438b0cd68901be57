package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A piece of output.
 *
 * @param stream {@link #OUT} or {@link #ERR}
 */
record Chunk(int stream, byte[] bytes) {
  static final int OUT = 1;
  static final int ERR = 2;

  void write(DataOutputStream out) throws IOException {
    out.writeByte(stream);
    Payload.writeBytes(out, bytes);
  }

  static Chunk read(DataInputStream in) throws IOException {
    return new Chunk(in.readByte(), Payload.readBytes(in));
  }
}
