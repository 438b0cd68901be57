package dev.heddle.transport.grpc;

import dev.heddle.transport.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own that sends every frame back; can be stopped and killed. */
final class ChildNode implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private Path socket;

  ChildNode(int rank, int nodeCount, GrpcOptions.Sockets sockets) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            ChildNode.class.getName(),
            Integer.toString(rank),
            Integer.toString(nodeCount),
            sockets.name());
    builder.redirectErrorStream(true);
    process = builder.start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next line it prints; its address comes first. */
  String line() throws IOException {
    String line = output.readLine();
    if (line != null && line.startsWith("unix:")) {
      socket = Path.of(line.substring("unix:".length()));
    }
    return line;
  }

  void tellPeers(List<String> addresses) throws IOException {
    process
        .getOutputStream()
        .write((String.join(" ", addresses) + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Returns when the process has really stopped. */
  void stop() throws IOException, InterruptedException {
    signal("STOP");
    Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
    while (!Files.readString(status).contains(") T ")) {
      Thread.onSpinWait();
    }
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " failed");
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  /** Lets it leave in good order. */
  void end() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    if (socket != null) { // who is killed does not tidy up
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    }
  }

  public static void main(String[] args) throws Exception {
    int rank = Integer.parseInt(args[0]);
    int nodeCount = Integer.parseInt(args[1]);
    GrpcOptions options = GrpcCluster.options(GrpcOptions.Sockets.valueOf(args[2]));
    GrpcTransport node = GrpcTransport.bind(GrpcCluster.identity(rank, nodeCount), options);
    System.out.println(node.boundAddress());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    node.setPeers(new Peers(List.of(in.readLine().split(" "))));
    node.start(
        new Transport.Listener() {
          @Override
          public void received(int from, byte[] frame) {
            node.send(from, frame);
          }

          @Override
          public void lost(int peer, String reason) {
            System.out.println(reason);
            Runtime.getRuntime().halt(3);
          }
        });
    System.out.println("started");
    // Ends with its parent, or by force.
    while (in.readLine() != null) {}
    node.close(2_000);
  }
}
