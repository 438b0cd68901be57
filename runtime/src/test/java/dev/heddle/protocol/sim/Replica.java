package dev.heddle.protocol.sim;

import dev.heddle.protocol.PageMemory.Access;

/** A node's copy of an object. */
final class Replica {
  final int object;

  /** 0 while local. */
  long gid;

  final long[] words;
  long[] twin;

  /** What the state word allows; a local object allows all. */
  Access access;

  /** Has content: made here, or merged since it was made (RULES 6). */
  boolean filled;

  Replica(int object, long gid, int wordCount, boolean filled) {
    this.object = object;
    this.gid = gid;
    this.words = new long[wordCount];
    this.filled = filled;
    this.access = filled ? Access.WRITABLE : Access.INVALID;
  }
}
