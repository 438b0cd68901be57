package dev.heddle.transport.grpc;

import dev.heddle.transport.TransportException;
import dev.heddle.transport.session.Acceptor;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/** The listening end: a gRPC server whose every call is a stream of frames, or is dropped. */
final class LinkServer {
  /** Room for HTTP/2's own headers; ours carry nothing. */
  private static final int MAX_METADATA_BYTES = 4096;

  private final StrangerGate gate;
  private final Acceptor acceptor;
  private final Server server;

  /**
   * Starts to listen.
   *
   * @param tls null for none
   */
  LinkServer(
      ListenAddress listening,
      NetworkThread network,
      GrpcOptions options,
      SslContext tls,
      Acceptor acceptor)
      throws TransportException {
    SocketAddress address = listening.address();
    this.gate = new StrangerGate(options.maxStrangers(), options.session());
    this.acceptor = acceptor;
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    this.server =
        (tls == null ? builder : builder.sslContext(tls))
            .directExecutor()
            .bossEventLoopGroup(network.group())
            .workerEventLoopGroup(network.group())
            .channelFactory(() -> gate.guard(listening.kind().servers().newChannel()))
            .maxConcurrentCallsPerConnection(1)
            .maxInboundMetadataSize(MAX_METADATA_BYTES)
            .maxInboundMessageSize(GrpcConnector.maxMessageBytes(options))
            .flowControlWindow(GrpcConnector.FLOW_CONTROL_BYTES)
            .permitKeepAliveTime(0, TimeUnit.SECONDS)
            .fallbackHandlerRegistry(new Streams())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new TransportException(
          "cannot listen on " + Addresses.format(address) + ": " + cause.getMessage(), e);
    }
  }

  SocketAddress address() {
    return server.getListenSockets().get(0);
  }

  void tick(long elapsedMillis) {
    gate.tick(elapsedMillis);
  }

  void close() {
    server.shutdownNow();
  }

  private final class Streams extends HandlerRegistry
      implements ServerCallHandler<InputStream, InputStream> {
    private final ServerMethodDefinition<InputStream, InputStream> frames =
        ServerMethodDefinition.create(LinkMethod.DESCRIPTOR, this);

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String methodName, String authority) {
      Channel connection = gate.reading();
      if (methodName.equals(LinkMethod.NAME) && connection != null) {
        return frames;
      }
      if (connection != null) {
        // The status "unimplemented" would tell a stranger who is here.
        StrangerGate.drop(connection);
      }
      return null;
    }

    @Override
    public ServerCall.Listener<InputStream> startCall(
        ServerCall<InputStream, InputStream> call, Metadata headers) {
      // Not null, see above: with a direct executor a call starts while its head is being read.
      Channel connection = gate.reading();
      AcceptedStream stream = new AcceptedStream(call, connection);
      stream.start(acceptor.accept(stream, () -> gate.proved(connection)));
      return stream;
    }
  }
}
