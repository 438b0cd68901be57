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
import java.util.concurrent.Executor;

/** {@code System.in} of a node other than rank 0: reads what rank 0 would read. */
final class ClusterInput extends InputStream {
  private static final int AVAILABLE = 0;

  private final ServiceBus bus;

  ClusterInput(ServiceBus bus) {
    this.bus = bus;
  }

  /** Rank 0 answers; a read may block, each in a thread of its own. */
  static void serve(ServiceBus bus, InputStream real, Executor workers) {
    bus.on(ServiceKind.STDIN, workers, request -> answer(request, real));
  }

  private static void answer(Request request, InputStream real) throws IOException {
    int wanted = request.input().readInt();
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
      byte[] answer = bus.ask(0, ServiceKind.STDIN, Payload.of(out -> out.writeInt(wanted)), false);
      return new DataInputStream(new java.io.ByteArrayInputStream(answer));
    } catch (ServiceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
