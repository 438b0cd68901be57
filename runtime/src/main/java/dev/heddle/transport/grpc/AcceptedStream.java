package dev.heddle.transport.grpc;

import dev.heddle.transport.session.LinkStream;
import dev.heddle.transport.session.Packet;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InputStream;

/** The accepting end of a connection. */
final class AcceptedStream extends ServerCall.Listener<InputStream> implements LinkStream {
  private final ServerCall<InputStream, InputStream> call;
  private final Channel connection;
  private Handler handler;
  private boolean headersSent;
  private boolean ended;
  private int unrequested;

  AcceptedStream(ServerCall<InputStream, InputStream> call, Channel connection) {
    this.call = call;
    this.connection = connection;
  }

  void start(Handler newHandler) {
    handler = newHandler;
    call.setOnReadyThreshold(DialedStream.READY_BYTES);
    call.request(DialedStream.WINDOW_MESSAGES);
  }

  @Override
  public void onMessage(InputStream message) {
    if (++unrequested == DialedStream.WINDOW_MESSAGES / 2) {
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
  public void onHalfClose() {
    finish();
  }

  @Override
  public void onCancel() {
    closed();
  }

  @Override
  public void onComplete() {
    closed();
  }

  private void closed() {
    if (!ended) {
      ended = true;
      handler.closed(false, "connection closed");
    }
  }

  @Override
  public boolean isReady() {
    return !ended && call.isReady();
  }

  @Override
  public void send(Packet packet) {
    if (ended) {
      return;
    }
    if (!headersSent) {
      headersSent = true;
      call.sendHeaders(new Metadata());
    }
    call.sendMessage(new LinkMethod.Outgoing(packet));
  }

  @Override
  public void close() {
    // The connection and not the call: a status would be something a stranger learns.
    StrangerGate.drop(connection);
    closed();
  }

  @Override
  public void finish() {
    if (!ended && !call.isCancelled()) {
      ended = true;
      call.close(Status.OK, new Metadata());
      handler.closed(false, "finished");
    }
  }
}
