package dev.heddle.transport.grpc;

import dev.heddle.transport.session.LinkStream;
import dev.heddle.transport.session.Packet;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/** The dialling end of a connection; each has a gRPC channel of its own. */
final class DialedStream extends ClientCall.Listener<InputStream> implements LinkStream {
  /** So much may wait in gRPC before a stream counts as not ready: two packets. */
  static final int READY_BYTES = 512 << 10;

  /** Messages gRPC may hand over unasked; TCP's window holds the sender back, not this. */
  static final int WINDOW_MESSAGES = 256;

  private final ManagedChannel channel;
  private final ClientCall<InputStream, InputStream> call;
  private final Handler handler;
  private boolean ended;
  private int unrequested;

  DialedStream(ManagedChannel channel, ClientCall<InputStream, InputStream> call, Handler handler) {
    this.channel = channel;
    this.call = call;
    this.handler = handler;
  }

  void start() {
    call.start(this, new Metadata());
    call.request(WINDOW_MESSAGES);
  }

  @Override
  public void onMessage(InputStream message) {
    if (++unrequested == WINDOW_MESSAGES / 2) {
      call.request(unrequested);
      unrequested = 0;
    }
    if (!ended) {
      try {
        handler.received(message, message.available());
      } catch (IOException e) {
        close();
      }
    }
  }

  @Override
  public void onReady() {
    if (!ended) {
      handler.ready();
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    channel.shutdownNow();
    if (!ended) {
      ended = true;
      handler.closed(
          ConnectFailures.isRefused(status.getCause()), ConnectFailures.describe(status));
    }
  }

  @Override
  public boolean isReady() {
    return !ended && call.isReady();
  }

  @Override
  public void send(Packet packet) {
    if (!ended) {
      call.sendMessage(new LinkMethod.Outgoing(packet));
    }
  }

  @Override
  public void close() {
    call.cancel("closed", null);
    channel.shutdownNow();
    if (!ended) {
      ended = true;
      handler.closed(false, "closed");
    }
  }

  @Override
  public void finish() {
    if (!ended) {
      // The acceptor answers by ending the call, which ends the channel.
      call.halfClose();
    }
  }
}
