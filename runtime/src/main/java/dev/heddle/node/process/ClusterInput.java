package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceException;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An input stream of another node, {@code System.in} of rank 0 above all: reads what it would. */
final class ClusterInput extends InputStream {
  private static final int AVAILABLE = 0;

  private final ServiceBus bus;
  private final int owner;
  private final String name;

  /**
   * @param owner the node that reads
   * @param name of the stream there
   */
  ClusterInput(ServiceBus bus, int owner, String name) {
    this.bus = bus;
    this.owner = owner;
    this.name = name;
  }

  /** The owner's side; a read may block. */
  static void answer(Request request, InputStream real, int wanted) throws IOException {
    if (wanted == AVAILABLE) {
      int available = real.available();
      request.reply(Payload.of(out -> out.writeInt(available)), false);
      return;
    }
    byte[] bytes = new byte[wanted];
    int count = real.read(bytes);
    request.reply(
        Payload.of(
            out -> {
              out.writeInt(count);
              out.write(bytes, 0, Math.max(count, 0));
            }),
        false);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    DataInputStream in = ask(length);
    int count = in.readInt();
    if (count > 0) {
      in.readFully(bytes, offset, count);
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return ask(AVAILABLE).readInt();
  }

  private DataInputStream ask(int wanted) throws IOException {
    try {
      byte[] question =
          Payload.of(
              out -> {
                Payload.writeString(out, name);
                out.writeInt(wanted);
              });
      byte[] answer = bus.ask(owner, ServiceKind.STREAM_READ, question, true);
      return new DataInputStream(new java.io.ByteArrayInputStream(answer));
    } catch (ServiceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
