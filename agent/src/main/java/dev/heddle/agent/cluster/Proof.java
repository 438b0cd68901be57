package dev.heddle.agent.cluster;

import dev.heddle.transport.session.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Shows that a report comes from a process that was given the run's secret. */
final class Proof {
  /** Length of a proof. */
  static final int BYTES = Hmac.BYTES;

  private final byte[] secret;

  Proof(byte[] secret) {
    this.secret = secret.clone();
  }

  byte[] of(int rank, Entrant entrant) {
    String told = "report " + rank + " " + entrant.cores() + " " + entrant.address();
    return Hmac.compute(secret, told.getBytes(StandardCharsets.UTF_8));
  }

  boolean isOf(byte[] given, int rank, Entrant entrant) {
    return MessageDigest.isEqual(given, of(rank, entrant));
  }
}
