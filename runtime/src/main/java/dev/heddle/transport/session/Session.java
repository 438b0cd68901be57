package dev.heddle.transport.session;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Both halves of a link's state that outlive a connection: nothing here knows of streams. A frame
 * offered is delivered at the other end once and in order, if connections are made again and again.
 */
final class Session {
  private final SessionOptions options;
  private final SendBuffer sending;
  private final ReceiveBuffer receiving;
  private long ackedToPeer;
  private long receivedSinceAck;

  Session(SessionOptions options) {
    this.options = options;
    this.sending = new SendBuffer(options.maxPacketBytes(), options.maxInFlightBytes());
    this.receiving = new ReceiveBuffer(options.maxPacketBytes(), options.maxFrameBytes());
  }

  void offer(byte[] frame) {
    sending.offer(frame);
  }

  /** The next packet to write, or null: nothing to say now, or too much unacknowledged. */
  Packet next() {
    if (sending.hasNext()) {
      long first = sending.nextSequence();
      return packet(Packet.DATA, first, sending.next());
    }
    return receivedSinceAck >= options.ackEveryBytes() ? acknowledgement() : null;
  }

  /** A packet without frames: an acknowledgement, or a sign of life. */
  Packet acknowledgement() {
    return packet(Packet.DATA, sending.nextSequence(), List.of());
  }

  Packet goodbye() {
    return packet(Packet.GOODBYE, sending.nextSequence(), List.of());
  }

  private Packet packet(byte type, long first, List<Fragment> fragments) {
    ackedToPeer = receiving.expected();
    receivedSinceAck = 0;
    return Packet.of(type, ackedToPeer, first, fragments);
  }

  /**
   * Takes the head of a DATA or GOODBYE packet, after its type byte.
   *
   * @return payload bytes of ours the peer has acknowledged with it
   */
  long readAcknowledgement(WireReader in) throws SessionException, IOException {
    return sending.acknowledge(in.readLong());
  }

  /** Takes the rest of the packet. */
  void readFrames(WireReader in, Consumer<byte[]> deliver) throws SessionException, IOException {
    receivedSinceAck += receiving.accept(in.readLong(), in, deliver);
  }

  /** The peer was sent an acknowledgement of less than was received. */
  boolean owesAcknowledgement() {
    return ackedToPeer < receiving.expected();
  }

  /** What the handshake tells the peer. */
  long receivedUpTo() {
    return receiving.expected();
  }

  long resumeFrom(long peerReceivedUpTo) throws SessionException {
    ackedToPeer = receiving.expected();
    receivedSinceAck = 0;
    return sending.resumeFrom(peerReceivedUpTo);
  }

  boolean allAcknowledged() {
    return sending.isEmpty();
  }

  boolean allSent() {
    return sending.allSent();
  }
}
