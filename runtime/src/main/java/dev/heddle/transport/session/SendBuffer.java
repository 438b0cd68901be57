package dev.heddle.transport.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The outgoing half of a session: fragments numbered from 0, kept until they are acknowledged. The
 * numbers run {@code acknowledged <= sent <= end}; what lies in between is on the wire, or waits.
 */
final class SendBuffer {
  private final int maxPacketBytes;
  private final long maxInFlightBytes;
  private Fragment[] ring = new Fragment[64];
  private long acknowledged;
  private long sent;
  private long end;
  private long inFlightBytes;

  SendBuffer(int maxPacketBytes, long maxInFlightBytes) {
    this.maxPacketBytes = maxPacketBytes;
    this.maxInFlightBytes = maxInFlightBytes;
  }

  void offer(byte[] frame) {
    int offset = 0;
    do {
      int length = Math.min(maxPacketBytes, frame.length - offset);
      add(new Fragment(frame, offset, length));
      offset += length;
    } while (offset < frame.length);
  }

  private void add(Fragment fragment) {
    if (end - acknowledged == ring.length) {
      grow();
    }
    ring[index(end++)] = fragment;
  }

  private void grow() {
    Fragment[] larger = new Fragment[ring.length * 2];
    for (long i = acknowledged; i < end; i++) {
      larger[(int) (i & (larger.length - 1))] = ring[index(i)];
    }
    ring = larger;
  }

  private int index(long sequence) {
    return (int) (sequence & (ring.length - 1));
  }

  /** Whether {@link #next()} has something to send now. */
  boolean hasNext() {
    return sent < end && inFlightBytes < maxInFlightBytes;
  }

  /** The number of the first fragment {@link #next()} will return. */
  long nextSequence() {
    return sent;
  }

  /** As many unsent fragments as make one packet; they count as sent. */
  List<Fragment> next() {
    List<Fragment> batch = new ArrayList<>();
    int bytes = 0;
    while (hasNext()) {
      Fragment fragment = ring[index(sent)];
      if (!batch.isEmpty() && bytes + fragment.length() > maxPacketBytes) {
        break;
      }
      batch.add(fragment);
      bytes += fragment.length() + Packet.headerBytes(fragment);
      inFlightBytes += fragment.length();
      sent++;
    }
    return batch;
  }

  /**
   * The peer has everything below {@code next}; returns the payload bytes that need not be kept any
   * more.
   */
  long acknowledge(long next) throws SessionException {
    if (next > sent) {
      throw new SessionException("acknowledged " + next + " of " + sent + " sent");
    }
    long freed = 0;
    // An older acknowledgement than known comes with a packet that waited on a dead connection.
    while (acknowledged < next) {
      int index = index(acknowledged++);
      freed += ring[index].length();
      ring[index] = null;
    }
    inFlightBytes -= freed;
    return freed;
  }

  /** After a reconnect: the peer has everything below {@code next} and wants the rest again. */
  long resumeFrom(long next) throws SessionException {
    if (next < acknowledged) {
      throw new SessionException("asked for " + next + ", kept from " + acknowledged);
    }
    long freed = acknowledge(next);
    sent = acknowledged;
    inFlightBytes = 0;
    return freed;
  }

  boolean isEmpty() {
    return acknowledged == end;
  }

  /** Nothing more to write, though perhaps not acknowledged. */
  boolean allSent() {
    return sent == end;
  }

  long inFlightBytes() {
    return inFlightBytes;
  }
}
