package dev.heddle.transport.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) on {@link MessageDigest}. {@code javax.crypto.Mac} would do the same after
 * 25 ms of loading and checking the security providers, which are the application's to configure.
 */
public final class Hmac {
  /** Length of a result. */
  public static final int BYTES = 32;

  private static final int BLOCK_BYTES = 64;

  private Hmac() {}

  /** Of the parts, one behind the other. */
  public static byte[] compute(byte[] key, byte[]... parts) {
    byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? digest(key) : key, BLOCK_BYTES);
    byte[][] inner = new byte[parts.length + 1][];
    inner[0] = xor(block, 0x36);
    System.arraycopy(parts, 0, inner, 1, parts.length);
    return digest(xor(block, 0x5c), digest(inner));
  }

  private static byte[] xor(byte[] block, int mask) {
    byte[] result = new byte[block.length];
    for (int i = 0; i < block.length; i++) {
      result[i] = (byte) (block[i] ^ mask);
    }
    return result;
  }

  private static byte[] digest(byte[]... parts) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return sha256.digest();
  }
}
