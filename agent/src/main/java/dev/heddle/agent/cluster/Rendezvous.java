package dev.heddle.agent.cluster;

import java.io.ByteArrayOutputStream;
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
 * 0; when all have, each gets the addresses of all. No port is chosen before it is bound.
 */
public final class Rendezvous implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 2_000;
  private static final int POLL_MILLIS = 100;

  /** It listens before a node is started: who gets no answer has a port blocked. */
  private static final int CONNECT_TIMEOUT_MILLIS = 15_000;

  /** Tells, while we wait, whether there still is a point in waiting. */
  public interface Patience {
    void check() throws ClusterStartException;
  }

  private final ServerSocket server;
  private final Proof proof;

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
   * @param ownAddress of rank 0
   * @return the addresses by rank
   */
  public List<String> gather(int nodes, String ownAddress, long timeoutMillis, Patience patience)
      throws IOException, ClusterStartException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    String[] addresses = new String[nodes];
    Socket[] reporters = new Socket[nodes];
    addresses[0] = ownAddress;
    int missing = nodes - 1;
    try {
      while (missing > 0) {
        patience.check();
        if (System.nanoTime() - deadline > 0) {
          throw new ClusterStartException(
              missing + " of " + nodes + " nodes did not report within " + timeoutMillis + " ms");
        }
        missing -= accept(addresses, reporters) ? 1 : 0;
      }
      for (int rank = 1; rank < nodes; rank++) {
        answer(reporters[rank], addresses);
      }
      return List.of(addresses);
    } finally {
      for (Socket reporter : reporters) {
        closeQuietly(reporter);
      }
    }
  }

  /** True where a node of this run has reported; a stranger is hung up on. */
  private boolean accept(String[] addresses, Socket[] reporters) throws IOException {
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
      String address = in.readUTF();
      if (proof.isOf(given, rank, address)
          && rank > 0
          && rank < addresses.length
          && addresses[rank] == null) {
        addresses[rank] = address;
        reporters[rank] = socket;
        return true;
      }
    } catch (IOException e) {
      // Not one of ours, or one whose end the watch on its process reports.
    }
    closeQuietly(socket);
    return false;
  }

  private static void answer(Socket socket, String[] addresses) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(addresses.length);
    for (String address : addresses) {
      out.writeUTF(address);
    }
    out.flush();
  }

  /** The other side: reports {@code address} and waits for the addresses by rank. */
  public static List<String> report(Handover handover, String address, long timeoutMillis)
      throws IOException {
    byte[] report = reportOf(handover, address);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(handover.rendezvousHost(), handover.rendezvousPort()),
          (int) Math.min(timeoutMillis, CONNECT_TIMEOUT_MILLIS));
      socket.setSoTimeout((int) timeoutMillis);
      socket.getOutputStream().write(report);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String[] addresses = new String[in.readInt()];
      for (int rank = 0; rank < addresses.length; rank++) {
        addresses[rank] = in.readUTF();
      }
      return List.of(addresses);
    }
  }

  /**
   * Ready before the connection is there: rank 0 hangs up on who connects and stays silent, and the
   * first use of cryptography takes seconds on a busy machine.
   */
  private static byte[] reportOf(Handover handover, String address) throws IOException {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(report);
    out.write(new Proof(handover.secret()).of(handover.rank(), address));
    out.writeInt(handover.rank());
    out.writeUTF(address);
    return report.toByteArray();
  }

  private static void closeQuietly(Socket socket) {
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
    server.close();
  }
}
