package dev.heddle.transport.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes the few kinds of ASN.1 values (X.690, distinguished encoding) of a certificate. */
final class Der {
  private static final int SHORT_FORM = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, join(parts));
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] yes() {
    return value(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] content) {
    return value(0x04, content);
  }

  /** Whole bytes. */
  static byte[] bits(byte[] content) {
    return value(0x03, join(new byte[1], content));
  }

  /**
   * An object identifier.
   *
   * @param encoded its content, as the standards print it in hexadecimal
   */
  static byte[] identifier(int... encoded) {
    byte[] content = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      content[i] = (byte) encoded[i];
    }
    return value(0x06, content);
  }

  /** {@code yyMMddHHmmssZ}, of 1950 to 2049. */
  static byte[] utcTime(String text) {
    return value(0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** {@code yyyyMMddHHmmssZ}. */
  static byte[] generalizedTime(String text) {
    return value(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** {@code [number] EXPLICIT}. */
  static byte[] tagged(int number, byte[] content) {
    return value(0xa0 | number, content);
  }

  /** {@code [number] IMPLICIT IA5String}. */
  static byte[] taggedText(int number, String text) {
    return value(0x80 | number, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < SHORT_FORM) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int leadingZero = length[0] == 0 ? 1 : 0;
      out.write(SHORT_FORM | (length.length - leadingZero));
      out.write(length, leadingZero, length.length - leadingZero);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
