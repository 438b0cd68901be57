package dev.heddle.transport.grpc;

import dev.heddle.transport.TransportException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where to listen: on a Unix-domain socket if the bind address says that all nodes are on this
 * machine, else on TCP.
 */
record ListenAddress(SocketAddress address, SocketKind kind) {
  /** The kernel's limit on the path of a socket is 108 bytes, 104 on some systems. */
  private static final int MAX_PATH_BYTES = 100;

  static ListenAddress choose(GrpcOptions options, int rank) throws TransportException {
    InetSocketAddress inet = Addresses.resolve(options.bindHost(), options.bindPort());
    boolean unixPossible = Addresses.isLoopback(inet) && options.bindPort() == 0;
    if (options.sockets() == GrpcOptions.Sockets.UNIX
        || (options.sockets() == GrpcOptions.Sockets.AUTO && unixPossible)) {
      Path path = socketPath(rank);
      if (path != null) {
        return new ListenAddress(UnixDomainSocketAddress.of(path), SocketKind.unix());
      }
      if (options.sockets() == GrpcOptions.Sockets.UNIX) {
        throw new TransportException(
            "no directory for a Unix-domain socket under " + System.getProperty("java.io.tmpdir"));
      }
    }
    return new ListenAddress(inet, SocketKind.tcp());
  }

  /** In a directory that only this user may enter; null if there is no fit one. */
  private static Path socketPath(int rank) {
    try {
      Path directory = Files.createTempDirectory("heddle-");
      Path path = directory.resolve(rank + ".sock");
      if (path.toString().length() <= MAX_PATH_BYTES) {
        return path;
      }
      Files.delete(directory);
      return null;
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  void remove() {
    if (address instanceof UnixDomainSocketAddress unix) {
      try {
        Files.deleteIfExists(unix.getPath());
        Files.deleteIfExists(unix.getPath().getParent());
      } catch (IOException e) {
        // A file in the temporary directory stays; nothing depends on it.
      }
    }
  }
}
