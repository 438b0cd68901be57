package dev.heddle.transport.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** RFC 4231 vectors. */
class HmacTest {
  private static void check(byte[] key, String data, String expected) {
    byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
    byte[] head = Arrays.copyOf(bytes, 3);
    byte[] tail = Arrays.copyOfRange(bytes, 3, bytes.length);
    assertEquals(expected, HexFormat.of().formatHex(Hmac.compute(key, head, tail)));
  }

  private static byte[] repeat(int value, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void shortKey() {
    check(
        repeat(0x0b, 20),
        "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void keyLongerThanABlock() {
    check(
        repeat(0xaa, 131),
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }
}
