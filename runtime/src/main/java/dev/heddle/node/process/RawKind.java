package dev.heddle.node.process;

/** Kinds of raw frames; the first byte. */
final class RawKind {
  /** To rank 0: sequence, chunks of output. */
  static final byte OUTPUT = 0;

  /** From rank 0: the output of this sequence has its place in the order. */
  static final byte ACCEPTED = 1;

  /** From rank 0: so many bytes of output are written. */
  static final byte WRITTEN = 2;

  /** From rank 0: send what is left. */
  static final byte DRAIN = 3;

  /** To rank 0: that was all. */
  static final byte DRAINED = 4;

  /** From rank 0: the run is over. */
  static final byte END = 5;

  /** To rank 0: a node was lost to the sender; see {@link Loss}. */
  static final byte LOST = 6;

  private RawKind() {}
}
