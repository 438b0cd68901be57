package dev.heddle.transport.grpc;

import dev.heddle.transport.session.Connector;
import dev.heddle.transport.session.LinkStream;
import dev.heddle.transport.tls.NodeCertificate;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.net.SocketAddress;
import java.util.function.Consumer;

/** Reaches one peer by gRPC. A connection attempt is a channel of its own: no backoff but ours. */
final class GrpcConnector implements Connector {
  /** HTTP/2's window: what a peer may have under way towards a node that is busy. */
  static final int FLOW_CONTROL_BYTES = 4 << 20;

  private final SocketAddress address;
  private final SocketKind kind;
  private final NetworkThread network;
  private final GrpcOptions options;
  private final String authority;
  private final SslContext tls;

  /**
   * Connects to one rank.
   *
   * @param tls null for none
   */
  GrpcConnector(
      int rank,
      SocketAddress address,
      SocketKind kind,
      NetworkThread network,
      GrpcOptions options,
      SslContext tls) {
    this.authority = NodeCertificate.hostName(rank);
    this.tls = tls;
    this.address = address;
    this.kind = kind;
    this.network = network;
    this.options = options;
  }

  /** A packet and its headers. */
  static int maxMessageBytes(GrpcOptions options) {
    return options.session().maxPacketBytes() + 1024;
  }

  private int connectTimeoutMillis() {
    return (int) options.session().handshakeMillis();
  }

  @Override
  public LinkStream dial(LinkStream.Handler handler) {
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address);
    ManagedChannel channel =
        (tls == null ? builder.usePlaintext() : builder.sslContext(tls))
            // Under TLS the name that the peer's certificate must have.
            .overrideAuthority(authority)
            .directExecutor()
            .offloadExecutor(network)
            .eventLoopGroup(network.group())
            .channelFactory(kind.clients(), address.getClass())
            .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeoutMillis())
            .disableRetry()
            .disableServiceConfigLookUp()
            .proxyDetector(target -> null)
            .maxInboundMessageSize(maxMessageBytes(options))
            .flowControlWindow(FLOW_CONTROL_BYTES)
            .build();
    CallOptions call = CallOptions.DEFAULT.withOnReadyThreshold(DialedStream.READY_BYTES);
    DialedStream stream =
        new DialedStream(channel, channel.newCall(LinkMethod.DESCRIPTOR, call), handler);
    stream.start();
    return stream;
  }

  @Override
  public void probe(Consumer<Answer> result) {
    ChannelFuture connected =
        new Bootstrap()
            .group(network.group())
            .channelFactory(kind.clients())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeoutMillis())
            .handler(new ChannelInboundHandlerAdapter())
            .connect(address);
    var unused =
        connected
            .addListener(done -> result.accept(answer(done.cause())))
            .addListener(ChannelFutureListener.CLOSE);
  }

  private static Answer answer(Throwable failure) {
    if (failure == null) {
      return new Answer(Answer.Kind.ANSWERED, "");
    }
    boolean refused = ConnectFailures.isRefused(failure);
    return new Answer(
        refused ? Answer.Kind.REFUSED : Answer.Kind.FAILED, ConnectFailures.describe(failure));
  }
}
