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

  byte[] of(int rank, String address) {
    return Hmac.compute(
        secret, ("report " + rank + " " + address).getBytes(StandardCharsets.UTF_8));
  }

  boolean isOf(byte[] given, int rank, String address) {
    return MessageDigest.isEqual(given, of(rank, address));
  }
}
