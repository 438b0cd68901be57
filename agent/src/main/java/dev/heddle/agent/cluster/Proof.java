package dev.heddle.agent.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows that a report comes from a process that was given the run's secret. */
final class Proof {
  private static final String ALGORITHM = "HmacSHA256";

  /** Length of a proof. */
  static final int BYTES = 32;

  private final SecretKeySpec key;

  Proof(byte[] secret) {
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  byte[] of(int rank, String address) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(("report " + rank + " " + address).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  boolean isOf(byte[] given, int rank, String address) {
    return MessageDigest.isEqual(given, of(rank, address));
  }
}
