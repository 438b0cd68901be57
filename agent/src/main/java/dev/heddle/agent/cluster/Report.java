package dev.heddle.agent.cluster;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** A node's side of the {@link Rendezvous}: it tells where it listens, and later that it serves. */
public final class Report implements AutoCloseable {
  /** It listens before a node is started: who gets no answer has a port blocked. */
  private static final int CONNECT_TIMEOUT_MILLIS = 15_000;

  private final Socket socket;
  private final List<String> addresses;

  private Report(Socket socket, List<String> addresses) {
    this.socket = socket;
    this.addresses = addresses;
  }

  /** Reports {@code address} to rank 0 and waits until all have reported. */
  public static Report send(Handover handover, String address, long timeoutMillis)
      throws IOException {
    byte[] report = bytesOf(handover, address);
    Socket socket = new Socket();
    try {
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
      return new Report(socket, List.of(addresses));
    } catch (IOException | RuntimeException e) {
      Rendezvous.closeQuietly(socket);
      throw e;
    }
  }

  /**
   * Ready before the connection is there: rank 0 hangs up on who connects and stays silent, and the
   * first use of cryptography takes seconds on a busy machine.
   */
  private static byte[] bytesOf(Handover handover, String address) throws IOException {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(report);
    out.write(new Proof(handover.secret()).of(handover.rank(), address));
    out.writeInt(handover.rank());
    out.writeUTF(address);
    return report.toByteArray();
  }

  /** Of all nodes, by rank. */
  public List<String> addresses() {
    return addresses;
  }

  /** Every link of this node is up. */
  public void joined() throws IOException {
    socket.getOutputStream().write(Rendezvous.JOINED);
  }

  @Override
  public void close() {
    Rendezvous.closeQuietly(socket);
  }
}
