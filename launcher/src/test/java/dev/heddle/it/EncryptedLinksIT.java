package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.apps.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A run with TLS between its nodes is like one without, and strangers at its ports change nothing.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class EncryptedLinksIT {
  private static final int TIMEOUT_SECONDS = 90;
  private static final int STRANGERS = 250;

  @Test
  void aProgramPrintsWhatItPrintsPlain() throws Exception {
    Catalogue.Entry entry =
        Catalogue.entries().stream()
            .filter(any -> any.mainClass().endsWith(".MatrixMultiply"))
            .findFirst()
            .orElseThrow();
    ProcessRun.Result plain = ProcessRun.run(Commands.plain(entry), entry.stdin(), TIMEOUT_SECONDS);
    ProcessRun.Result woven =
        ProcessRun.run(
            Commands.heddle(List.of("-n", "3", "--set", "transport.tls=always"), entry),
            entry.stdin(),
            TIMEOUT_SECONDS);
    assertTrue(woven.orphans().isEmpty(), () -> "still alive: " + woven.orphans());
    assertEquals(plain.exit(), woven.exit(), woven::toString);
    assertEquals(plain.out(), woven.out(), woven::toString);
    assertEquals(plain.err(), woven.err(), woven::toString);
  }

  @Test
  void strangersDoNotDisturbARun() throws Exception {
    int port = freePorts();
    List<String> command =
        Commands.heddle(
            List.of("-n", "2", "--set", "transport.tls=always", "--set", "transport.port=" + port),
            List.of("-cp", System.getProperty("heddle.programs"), "com.acme.Counting"));
    Process run = new ProcessBuilder(command).start();
    try {
      InputStream out = run.getInputStream();
      StringBuilder printed = new StringBuilder();
      while (!printed.toString().contains("ready")) {
        int next = out.read();
        assertTrue(next >= 0, () -> "ended early: " + printed);
        printed.append((char) next);
      }
      storm(port);
      run.getOutputStream().close();
      assertTrue(run.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      printed.append(new String(out.readAllBytes(), StandardCharsets.UTF_8));
      String err = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, run.exitValue(), err);
      assertEquals("", err);
      assertTrue(printed.toString().contains("OK"), printed::toString);
    } finally {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
  }

  /** Silent ones, garbage, and those who speak HTTP/2 without TLS, at both nodes. */
  private static void storm(int port) throws IOException {
    List<byte[]> greetings =
        List.of(
            new byte[0],
            new byte[2_000],
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < STRANGERS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port + i % 2);
        sockets.add(socket);
        socket.getOutputStream().write(greetings.get(i % greetings.size()));
      }
      for (Socket socket : sockets) {
        assertFalse(answer(socket).contains("eddle"));
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static String answer(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // reset
    }
  }

  /** The first of two ports in a row that nobody has just now. */
  private static int freePorts() throws IOException {
    while (true) {
      try (ServerSocket first = new ServerSocket(0);
          ServerSocket second = new ServerSocket()) {
        second.bind(
            new java.net.InetSocketAddress(
                InetAddress.getLoopbackAddress(), first.getLocalPort() + 1));
        return first.getLocalPort();
      } catch (IOException e) {
        // The next one is taken; look elsewhere.
      }
    }
  }
}
