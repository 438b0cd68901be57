package dev.heddle.transport.grpc;

import dev.heddle.transport.session.SessionOptions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the connections that have not proved to belong to the run, below HTTP/2, so that who
 * connects and says nothing, or garbage, is dealt with too: each has a deadline, and all together a
 * bound, beyond which the oldest goes (so strangers cannot keep nodes out by holding the places).
 *
 * <p>On the network thread only.
 */
final class StrangerGate {
  private final int maxStrangers;
  private final SessionOptions options;

  /** Age in milliseconds of each stranger's connection, oldest first. */
  private final Map<Channel, Long> strangers = new LinkedHashMap<>();

  private Channel reading;

  StrangerGate(int maxStrangers, SessionOptions options) {
    this.maxStrangers = maxStrangers;
    this.options = options;
  }

  /** Watches what {@code server} accepts. */
  <C extends ServerChannel> C guard(C server) {
    server.pipeline().addFirst(new AcceptHandler());
    return server;
  }

  /** The connection whose bytes are being handled right now. */
  Channel reading() {
    return reading;
  }

  /**
   * Ends a connection at once and without a word. {@code channel.close()} would ask the HTTP/2
   * handler first, which says GOAWAY and waits for the streams to end; the first context is below
   * it.
   */
  static void drop(Channel channel) {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first != null) { // else it is closed already
      var unused = first.close();
    }
  }

  void proved(Channel channel) {
    strangers.remove(channel);
    channel.pipeline().remove(ReadHandler.class);
  }

  void tick(long elapsedMillis) {
    strangers.replaceAll((channel, ageMillis) -> ageMillis + elapsedMillis);
    List<Channel> late =
        strangers.entrySet().stream()
            .filter(entry -> entry.getValue() > options.handshakeMillis())
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(StrangerGate::drop);
  }

  private void accepted(Channel channel) {
    if (strangers.size() >= maxStrangers) {
      drop(strangers.keySet().iterator().next());
    }
    strangers.put(channel, 0L);
    var unused = channel.closeFuture().addListener(closed -> strangers.remove(channel));
    channel.pipeline().addFirst(new ReadHandler());
  }

  private final class AcceptHandler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object child) {
      accepted((Channel) child);
      context.fireChannelRead(child);
    }
  }

  private final class ReadHandler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      reading = context.channel();
      try {
        context.fireChannelRead(message);
      } finally {
        reading = null;
      }
    }
  }
}
