package dev.heddle.agent.cluster;

import dev.heddle.transport.tls.NodeCertificate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rank 0 tells a process it has started, through the process's stdin: a command line or an
 * environment can be read by others, and the secret must not be.
 *
 * @param secret of this run; proves that a node belongs to it
 * @param certificate of this node; null where links are not encrypted
 * @param configuration resolved, as JSON
 * @param properties system properties of rank 0: what the program finds there, it finds everywhere
 * @param bindHost where to listen
 * @param rendezvousPort where to report
 */
public record Handover(
    int rank,
    String runId,
    byte[] secret,
    NodeCertificate certificate,
    String configuration,
    Map<String, String> properties,
    String bindHost,
    String rendezvousHost,
    int rendezvousPort) {
  private static final int MAGIC = 0x48454444;

  void writeTo(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeInt(rank);
    out.writeUTF(runId);
    writeBytes(out, secret);
    writeCertificate(out);
    writeBytes(out, configuration.getBytes(StandardCharsets.UTF_8));
    out.writeInt(properties.size());
    for (Map.Entry<String, String> property : properties.entrySet()) {
      writeBytes(out, property.getKey().getBytes(StandardCharsets.UTF_8));
      writeBytes(out, property.getValue().getBytes(StandardCharsets.UTF_8));
    }
    out.writeUTF(bindHost);
    out.writeUTF(rendezvousHost);
    out.writeInt(rendezvousPort);
    out.flush();
  }

  /** Reads what rank 0 wrote; the stream stays open and its end means the end of rank 0. */
  public static Handover readFrom(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("stdin is not from rank 0");
    }
    return new Handover(
        in.readInt(),
        in.readUTF(),
        readBytes(in),
        readCertificate(in),
        readText(in),
        readProperties(in),
        in.readUTF(),
        in.readUTF(),
        in.readInt());
  }

  private void writeCertificate(DataOutputStream out) throws IOException {
    out.writeBoolean(certificate != null);
    if (certificate != null) {
      writeBytes(out, certificate.authority());
      writeBytes(out, certificate.certificate());
      writeBytes(out, certificate.key());
    }
  }

  private static NodeCertificate readCertificate(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new NodeCertificate(readBytes(in), readBytes(in), readBytes(in))
        : null;
  }

  private static Map<String, String> readProperties(DataInputStream in) throws IOException {
    Map<String, String> properties = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      properties.put(readText(in), readText(in));
    }
    return properties;
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
