package dev.heddle.transport.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;

/**
 * The certificate authority of one run. Its key is made at the start and is gone with this object:
 * who has a certificate of it was given one by rank 0 of this run.
 */
public final class Authority {
  private static final String CURVE = "secp256r1";
  private static final X500Principal NAME = new X500Principal("CN=authority");
  private static final int SERIAL_BITS = 120;

  /** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
  private static final byte[] ALGORITHM =
      Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

  /** All of time (RFC 5280, 4.1.2.5): a certificate ends with its run, and clocks may be wrong. */
  private static final byte[] VALIDITY =
      Der.sequence(Der.utcTime("000101000000Z"), Der.generalizedTime("99991231235959Z"));

  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys;
  private final byte[] certificate;

  public Authority() {
    keys = newKeys();
    certificate = sign(NAME, keys.getPublic(), basicConstraints());
  }

  /** A key and a certificate for one rank. */
  public NodeCertificate issue(int rank) {
    KeyPair own = newKeys();
    String host = NodeCertificate.hostName(rank);
    byte[] issued = sign(new X500Principal("CN=" + host), own.getPublic(), alternativeName(host));
    return new NodeCertificate(certificate, issued, own.getPrivate().getEncoded());
  }

  private KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot make keys for TLS: " + e.getMessage(), e);
    }
  }

  private byte[] sign(X500Principal subject, PublicKey key, byte[] extension) {
    byte[] content =
        Der.sequence(
            Der.tagged(0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS)),
            ALGORITHM,
            NAME.getEncoded(),
            VALIDITY,
            subject.getEncoded(),
            key.getEncoded(),
            Der.tagged(3, Der.sequence(extension)));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate(), random);
      signature.update(content);
      return Der.sequence(content, ALGORITHM, Der.bits(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot sign for TLS: " + e.getMessage(), e);
    }
  }

  /** Critical: this is an authority. */
  private static byte[] basicConstraints() {
    return Der.sequence(
        Der.identifier(0x55, 0x1d, 0x13), Der.yes(), Der.octets(Der.sequence(Der.yes())));
  }

  private static byte[] alternativeName(String host) {
    return Der.sequence(
        Der.identifier(0x55, 0x1d, 0x11), Der.octets(Der.sequence(Der.taggedText(2, host))));
  }
}
