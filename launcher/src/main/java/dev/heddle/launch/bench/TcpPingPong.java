package dev.heddle.launch.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The floor: a blocking TCP round trip between two JVMs over loopback. */
final class TcpPingPong {
  private static final int WARM_UP = 5_000;
  private static final int ROUNDS = 10_000;

  private final List<String> echoCommand;

  /**
   * @param echoCommand starts {@link #echo} in another JVM, given port and number of bytes
   */
  TcpPingPong(List<String> echoCommand) {
    this.echoCommand = echoCommand;
  }

  /** Nanoseconds per round trip of {@code bytes} each way. */
  double nanos(int bytes) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProcessBuilder other = new ProcessBuilder(new ArrayList<>(echoCommand));
      other.command().addAll(List.of("" + server.getLocalPort(), "" + bytes));
      Process process = other.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        return time(socket, bytes);
      } finally {
        process.destroy();
      }
    }
  }

  private static double time(Socket socket, int bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] buffer = new byte[bytes];
    long start = 0;
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i == WARM_UP) {
        start = System.nanoTime();
      }
      out.write(buffer);
      in.readFully(buffer);
    }
    return (System.nanoTime() - start) / (double) ROUNDS;
  }

  /** The other end: sends back what comes, until the connection closes. */
  static void echo(int port, int bytes) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setTcpNoDelay(true);
      byte[] buffer = new byte[bytes];
      InputStream in = socket.getInputStream();
      while (in.readNBytes(buffer, 0, buffer.length) == buffer.length) {
        socket.getOutputStream().write(buffer);
      }
    }
  }
}
