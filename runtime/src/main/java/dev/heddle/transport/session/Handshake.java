package dev.heddle.transport.session;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The first messages of a connection: a challenge and response in both directions. The secret is
 * never sent, and who does not know it learns nothing but 32 random bytes.
 *
 * <pre>
 * dialer -> HELLO     magic, i32 rank, nonce
 *        <- CHALLENGE nonce
 *        -> PROOF     mac, claims
 *        <- WELCOME   mac, claims     or REFUSED mac, reason (only to one who knows the secret)
 * claims: i64 incarnation, i64 received up to, i32 node count, i32 length, build
 * mac: HMAC-SHA256(secret, type, protocol version, run id, ranks, nonces, rest of the message)
 * </pre>
 *
 * A fresh object per connection.
 */
final class Handshake {
  /** Longest handshake message; a stranger's longer one is not read. */
  static final int MAX_BYTES = 1024;

  private static final int MAGIC = 0x4844_4c01; // "HDL", handshake format 1
  private static final int NONCE_BYTES = 32;

  /** What one node tells the other once both have proved themselves. */
  record Claims(long incarnation, long receivedUpTo, int nodeCount, String build) {}

  /** The other one is not a node of this run: close without a word. */
  static final class StrangerException extends Exception {
    StrangerException(String message) {
      super(message);
    }
  }

  private final Identity self;
  private final SecureRandom random;
  private int dialerRank;
  private int acceptorRank;
  private byte[] dialerNonce;
  private byte[] acceptorNonce;

  Handshake(Identity self, SecureRandom random) {
    this.self = self;
    this.random = random;
  }

  Packet hello(int acceptorRank) {
    this.dialerRank = self.rank();
    this.acceptorRank = acceptorRank;
    this.dialerNonce = nonce();
    return Packet.ofHandshake(
        ByteBuffer.allocate(1 + 4 + 4 + NONCE_BYTES)
            .put(Packet.HELLO)
            .putInt(MAGIC)
            .putInt(dialerRank)
            .put(dialerNonce)
            .array());
  }

  /** Acceptor: the rank the dialer says it has, not proved yet. */
  int readHello(WireReader in) throws StrangerException, IOException {
    expect(in, Packet.HELLO);
    if (in.readInt() != MAGIC) {
      throw new StrangerException("another protocol");
    }
    acceptorRank = self.rank();
    dialerRank = in.readInt();
    dialerNonce = in.read(NONCE_BYTES);
    if (dialerRank < 0 || dialerRank >= self.nodeCount() || dialerRank == acceptorRank) {
      throw new StrangerException("no such rank");
    }
    return dialerRank;
  }

  Packet challenge() {
    acceptorNonce = nonce();
    return Packet.ofHandshake(
        ByteBuffer.allocate(1 + NONCE_BYTES).put(Packet.CHALLENGE).put(acceptorNonce).array());
  }

  void readChallenge(WireReader in) throws StrangerException, IOException {
    expect(in, Packet.CHALLENGE);
    acceptorNonce = in.read(NONCE_BYTES);
  }

  Packet prove(byte type, Claims claims) {
    return sign(type, encode(claims));
  }

  Packet refuse(String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return sign(Packet.REFUSED, text);
  }

  private Packet sign(byte type, byte[] body) {
    byte[] mac = mac(type, body);
    return Packet.ofHandshake(
        ByteBuffer.allocate(1 + mac.length + body.length).put(type).put(mac).put(body).array());
  }

  /** Acceptor: the dialer's claims, proved. */
  Claims readProof(WireReader in) throws StrangerException, IOException {
    expect(in, Packet.PROOF);
    return decode(readSigned(Packet.PROOF, in));
  }

  /** Dialer: the acceptor's claims, proved, or its refusal. */
  Claims readWelcome(WireReader in) throws StrangerException, RefusedException, IOException {
    byte type = in.readByte();
    if (type != Packet.WELCOME && type != Packet.REFUSED) {
      throw new StrangerException("unexpected message");
    }
    byte[] body = readSigned(type, in);
    if (type == Packet.REFUSED) {
      throw new RefusedException(new String(body, StandardCharsets.UTF_8));
    }
    return decode(body);
  }

  private byte[] readSigned(byte type, WireReader in) throws StrangerException, IOException {
    byte[] mac = in.read(Hmac.BYTES);
    byte[] body = in.read(in.remaining());
    if (!MessageDigest.isEqual(mac, mac(type, body))) { // constant time
      throw new StrangerException("wrong secret");
    }
    return body;
  }

  private byte[] mac(byte type, byte[] body) {
    byte[] run = self.runId().getBytes(StandardCharsets.UTF_8);
    byte[] fixed =
        ByteBuffer.allocate(1 + 4 + 4 + 4 + 4)
            .put(type)
            .putInt(MAGIC)
            .putInt(dialerRank)
            .putInt(acceptorRank)
            .putInt(run.length)
            .array();
    return Hmac.compute(self.secret(), fixed, run, dialerNonce, acceptorNonce, body);
  }

  private byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }

  private static byte[] encode(Claims claims) {
    byte[] build = claims.build().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + 8 + 4 + 4 + build.length)
        .putLong(claims.incarnation())
        .putLong(claims.receivedUpTo())
        .putInt(claims.nodeCount())
        .putInt(build.length)
        .put(build)
        .array();
  }

  private static Claims decode(byte[] body) throws IOException {
    WireReader in = new WireReader(new ByteArrayInputStream(body), body.length);
    long incarnation = in.readLong();
    long receivedUpTo = in.readLong();
    int nodeCount = in.readInt();
    String build = new String(in.read(in.readInt()), StandardCharsets.UTF_8);
    return new Claims(incarnation, receivedUpTo, nodeCount, build);
  }

  private static void expect(WireReader in, byte type) throws StrangerException, IOException {
    if (in.remaining() > MAX_BYTES) {
      throw new EOFException("handshake message too long");
    }
    if (in.readByte() != type) {
      throw new StrangerException("unexpected message");
    }
  }
}
