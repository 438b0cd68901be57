package dev.heddle.transport.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is written to the stream as one message.
 *
 * <pre>
 * DATA, GOODBYE: u8 type | i64 ack | i64 first sequence number | records
 * record, whole frame: i32 length | bytes
 * record, fragment:    i32 -length | i32 frame length | i32 offset | bytes
 * handshake: u8 type | body, see {@link Handshake}
 * </pre>
 *
 * ack is the sequence number expected next.
 */
public final class Packet {
  static final byte HELLO = 1;
  static final byte CHALLENGE = 2;
  static final byte PROOF = 3;
  static final byte WELCOME = 4;
  static final byte REFUSED = 5;
  static final byte DATA = 8;
  static final byte GOODBYE = 9;

  static final int HEADER_BYTES = 1 + 8 + 8;
  static final int WHOLE_HEADER_BYTES = 4;
  static final int FRAGMENT_HEADER_BYTES = 12;

  private final byte[] header;
  private final List<Fragment> fragments;
  private final int size;

  private Packet(byte[] header, List<Fragment> fragments) {
    this.header = header;
    this.fragments = fragments;
    int total = header.length;
    for (Fragment fragment : fragments) {
      total += headerBytes(fragment) + fragment.length();
    }
    this.size = total;
  }

  static Packet of(byte type, long ack, long firstSequence, List<Fragment> fragments) {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES).put(type).putLong(ack).putLong(firstSequence).array();
    return new Packet(header, fragments);
  }

  static Packet ofHandshake(byte[] message) {
    return new Packet(message, List.of());
  }

  static int headerBytes(Fragment fragment) {
    return fragment.isWhole() ? WHOLE_HEADER_BYTES : FRAGMENT_HEADER_BYTES;
  }

  /** In bytes, exactly what {@link #writeTo} writes. */
  public int size() {
    return size;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(header);
    byte[] scratch = new byte[FRAGMENT_HEADER_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(scratch);
    for (Fragment fragment : fragments) {
      buffer.clear();
      if (fragment.isWhole()) {
        buffer.putInt(fragment.length());
      } else {
        buffer.putInt(-fragment.length()).putInt(fragment.frame().length).putInt(fragment.offset());
      }
      out.write(scratch, 0, buffer.position());
      out.write(fragment.frame(), fragment.offset(), fragment.length());
    }
  }
}
