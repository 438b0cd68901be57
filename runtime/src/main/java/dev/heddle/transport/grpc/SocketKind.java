package dev.heddle.transport.grpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * A way to talk to the operating system: its event loop and its channels.
 *
 * <p>All are the JDK's own, which has had Unix-domain sockets since 16. Netty's native epoll saved
 * 0-5 % of a round trip, and costs a library per processor, unpacked into the temporary directory,
 * whose loading prints a warning on JDK 24 and later. gRPC loads it if it is on the class path at
 * all, so it must not be.
 */
record SocketKind(
    String name,
    IoHandlerFactory events,
    ChannelFactory<? extends ServerChannel> servers,
    ChannelFactory<? extends Channel> clients) {
  static SocketKind reaching(SocketAddress address) {
    return address instanceof UnixDomainSocketAddress ? unix() : tcp();
  }

  static SocketKind tcp() {
    return new SocketKind(
        "tcp", NioIoHandler.newFactory(), NioServerSocketChannel::new, NioSocketChannel::new);
  }

  static SocketKind unix() {
    return new SocketKind(
        "unix",
        NioIoHandler.newFactory(),
        NioServerDomainSocketChannel::new,
        NioDomainSocketChannel::new);
  }
}
