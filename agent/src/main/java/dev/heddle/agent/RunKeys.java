package dev.heddle.agent;

import dev.heddle.transport.session.Identity;
import dev.heddle.transport.tls.Authority;
import dev.heddle.transport.tls.NodeCertificate;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the nodes of one run have and nobody else; made anew for each.
 *
 * @param authority null where links are not encrypted
 */
record RunKeys(String runId, byte[] secret, Authority authority) {
  private static final int SECRET_BYTES = 32;
  private static final int RUN_ID_BYTES = 6;

  static RunKeys create(boolean encrypted) {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[RUN_ID_BYTES];
    random.nextBytes(id);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new RunKeys(HexFormat.of().formatHex(id), secret, encrypted ? new Authority() : null);
  }

  Identity identity(int rank, int nodes) {
    return new Identity(rank, nodes, runId, secret, Build.id());
  }

  /** Null where links are not encrypted. */
  NodeCertificate certificate(int rank) {
    return authority == null ? null : authority.issue(rank);
  }
}
