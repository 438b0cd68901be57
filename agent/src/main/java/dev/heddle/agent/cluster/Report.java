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
  private final List<Entrant> entrants;

  private Report(Socket socket, List<Entrant> entrants) {
    this.socket = socket;
    this.entrants = entrants;
  }

  /** Reports to rank 0 and waits until all have reported. */
  public static Report send(Handover handover, Entrant own, long timeoutMillis) throws IOException {
    byte[] report = bytesOf(handover, own);
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(handover.rendezvousHost(), handover.rendezvousPort()),
          (int) Math.min(timeoutMillis, CONNECT_TIMEOUT_MILLIS));
      socket.setSoTimeout((int) timeoutMillis);
      socket.getOutputStream().write(report);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      Entrant[] entrants = new Entrant[in.readInt()];
      for (int rank = 0; rank < entrants.length; rank++) {
        entrants[rank] = Entrant.read(in);
      }
      return new Report(socket, List.of(entrants));
    } catch (IOException | RuntimeException e) {
      Rendezvous.closeQuietly(socket);
      throw e;
    }
  }

  /**
   * Ready before the connection is there: rank 0 hangs up on who connects and stays silent, and the
   * first use of cryptography takes seconds on a busy machine.
   */
  private static byte[] bytesOf(Handover handover, Entrant own) throws IOException {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(report);
    out.write(new Proof(handover.secret()).of(handover.rank(), own));
    out.writeInt(handover.rank());
    own.write(out);
    return report.toByteArray();
  }

  /** All nodes, by rank. */
  public List<Entrant> entrants() {
    return entrants;
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
