package dev.heddle.transport.tls;

/**
 * What one node shows to the others, and whom it believes; in the encodings that travel.
 *
 * @param authority certificate of the run's authority, X.509
 * @param certificate of this node, X.509
 * @param key the private one, PKCS #8
 */
public record NodeCertificate(byte[] authority, byte[] certificate, byte[] key) {
  /**
   * The rank in certificates; the dialling node demands that of the rank it dials. Strangers get to
   * see it, so it does not say of what.
   */
  public static String hostName(int rank) {
    return "node-" + rank;
  }

  @Override
  public String toString() {
    return "certificate of " + certificate.length + " bytes";
  }
}
