package dev.heddle.transport.grpc;

import dev.heddle.transport.session.Packet;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The one method of the service: a stream of byte messages in both directions. No protobuf: an
 * outgoing packet writes itself into gRPC's buffer, an incoming one is read out of it, one copy
 * each.
 */
final class LinkMethod {
  static final String NAME = "heddle.Link/Frames";

  static final MethodDescriptor<InputStream, InputStream> DESCRIPTOR =
      MethodDescriptor.<InputStream, InputStream>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(NAME)
          .setRequestMarshaller(new AsIs())
          .setResponseMarshaller(new AsIs())
          .build();

  private LinkMethod() {}

  private static final class AsIs implements MethodDescriptor.Marshaller<InputStream> {
    @Override
    public InputStream stream(InputStream value) {
      return value;
    }

    @Override
    public InputStream parse(InputStream stream) {
      return stream;
    }
  }

  /** A packet in the form gRPC takes; gRPC drains it and never calls {@code read}. */
  static final class Outgoing extends InputStream implements Drainable, KnownLength {
    private final Packet packet;
    private boolean drained;

    Outgoing(Packet packet) {
      this.packet = packet;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      packet.writeTo(target);
      drained = true;
      return packet.size();
    }

    @Override
    public int available() {
      return drained ? 0 : packet.size();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("drain it");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      throw new UnsupportedOperationException("drain it");
    }

    @Override
    public String toString() {
      return "packet of " + packet.size() + " bytes";
    }
  }
}
