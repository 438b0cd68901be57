package dev.heddle.agent.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where the nodes find together: each binds a port of its own choice and reports it here, at rank
 * 0; when all have, each gets the addresses of all. No port is chosen before it is bound. The
 * connection stays until the node tells that it is linked with all: before that the run has not
 * begun, and who cannot be reached cannot take part.
 */
public final class Rendezvous implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 2_000;
  private static final int POLL_MILLIS = 100;

  /** What a node writes when every link of its is up. */
  static final int JOINED = 1;

  /** Tells, while we wait, whether there still is a point in waiting. */
  public interface Patience {
    void check() throws ClusterStartException;
  }

  private final ServerSocket server;
  private final Proof proof;
  // By rank; null for rank 0 and before gather.
  private Socket[] reporters = {};

  public Rendezvous(String host, byte[] secret) throws IOException {
    server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
    server.setSoTimeout(POLL_MILLIS);
    proof = new Proof(secret);
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * Waits for the reports of ranks 1 to nodes - 1, then answers all.
   *
   * @param own what rank 0 has to tell
   * @return all nodes by rank
   */
  public List<Entrant> gather(int nodes, Entrant own, long timeoutMillis, Patience patience)
      throws IOException, ClusterStartException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    Entrant[] entrants = new Entrant[nodes];
    reporters = new Socket[nodes];
    entrants[0] = own;
    int missing = nodes - 1;
    while (missing > 0) {
      patience.check();
      if (System.nanoTime() - deadline > 0) {
        throw new ClusterStartException(
            missing + " of " + nodes + " nodes did not report within " + timeoutMillis + " ms");
      }
      missing -= accept(entrants) ? 1 : 0;
    }
    for (int rank = 1; rank < nodes; rank++) {
      answer(reporters[rank], entrants);
    }
    return List.of(entrants);
  }

  /** After {@link #gather}: waits until every node is linked with all others. */
  public void awaitJoined(long timeoutMillis, Patience patience)
      throws IOException, ClusterStartException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    for (int rank = 1; rank < reporters.length; rank++) {
      reporters[rank].setSoTimeout(POLL_MILLIS);
      while (!hasJoined(reporters[rank])) {
        patience.check();
        if (System.nanoTime() - deadline > 0) {
          throw new ClusterStartException(
              "node " + rank + " did not join within " + timeoutMillis + " ms");
        }
      }
    }
  }

  private static boolean hasJoined(Socket reporter) throws InterruptedException {
    try {
      if (reporter.getInputStream().read() == JOINED) {
        return true;
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      // As a stream that ended: what the watch on its process is about to report.
    }
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    return false;
  }

  /** True where a node of this run has reported; a stranger is hung up on. */
  private boolean accept(Entrant[] entrants) throws IOException {
    Socket socket;
    try {
      socket = server.accept();
    } catch (SocketTimeoutException e) {
      return false;
    }
    try {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] given = in.readNBytes(Proof.BYTES);
      int rank = in.readInt();
      Entrant entrant = Entrant.read(in);
      if (proof.isOf(given, rank, entrant)
          && rank > 0
          && rank < entrants.length
          && entrants[rank] == null) {
        entrants[rank] = entrant;
        reporters[rank] = socket;
        return true;
      }
    } catch (IOException e) {
      // Not one of ours, or one whose end the watch on its process reports.
    }
    closeQuietly(socket);
    return false;
  }

  private static void answer(Socket socket, Entrant[] entrants) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(entrants.length);
    for (Entrant entrant : entrants) {
      entrant.write(out);
    }
    out.flush();
  }

  static void closeQuietly(Socket socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more either way.
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket reporter : reporters) {
      closeQuietly(reporter);
    }
    server.close();
  }
}
