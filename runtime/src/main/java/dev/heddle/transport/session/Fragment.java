package dev.heddle.transport.session;

/**
 * A frame, or a piece of a large one; the unit that has a sequence number. A view: nothing is
 * copied until the packet is written.
 */
record Fragment(byte[] frame, int offset, int length) {
  boolean isWhole() {
    return length == frame.length;
  }

  boolean isLast() {
    return offset + length == frame.length;
  }
}
