package dev.heddle.transport.grpc;

import dev.heddle.transport.TransportException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Addresses as text, {@code host:port} (IPv6 in brackets) or {@code unix:/path}. */
final class Addresses {
  private static final String UNIX = "unix:";

  private Addresses() {}

  static String format(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress unix) {
      return UNIX + unix.getPath();
    }
    InetSocketAddress inet = (InetSocketAddress) address;
    String host = inet.getAddress().getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + inet.getPort();
  }

  static SocketAddress parse(String text) throws TransportException {
    if (text.startsWith(UNIX)) {
      return UnixDomainSocketAddress.of(text.substring(UNIX.length()));
    }
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, colon).replaceAll("^\\[|\\]$", "");
      return resolve(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (RuntimeException e) {
      throw new TransportException("not an address (host:port or unix:/path): " + text, e);
    }
  }

  static InetSocketAddress resolve(String host, int port) throws TransportException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new TransportException("unknown host: " + host);
    }
    return address;
  }

  static boolean isLoopback(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    return host.isLoopbackAddress();
  }
}
