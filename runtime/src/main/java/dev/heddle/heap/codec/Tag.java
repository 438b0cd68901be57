package dev.heddle.heap.codec;

/** First byte of a table entry. */
final class Tag {
  static final int END = 0;

  /** gid, hash, class; an enum constant's name and ordinal besides. */
  static final int OBJECT = 1;

  /** gid, hash, array class, length. */
  static final int ARRAY = 2;

  /** Name. */
  static final int CLASS = 3;

  /** Class and name of a constant. */
  static final int ENUM = 4;

  /** Characters of an interned string. */
  static final int INTERNED = 5;

  /** A name that every node has an object for. */
  static final int NAMED = 6;

  /** A box of the JDK's own cache. */
  static final int CANONICAL = 7;

  /** gid, hash, value. */
  static final int LEAF = 8;

  /** gid, hash, class: an instance that a FILL follows for. */
  static final int ALLOCATE = 9;

  /** As OBJECT, with a FILL for what it inherits from Throwable. */
  static final int WOVEN_THROWABLE = 10;

  /** gid, hash, host class, site, captured words. */
  static final int LAMBDA = 11;

  /** gid, hash, shape, elements. */
  static final int CONTAINER = 12;

  /** The values of an instance allocated before. */
  static final int FILL = 13;

  /** As OBJECT, of an opaque or delegated object. */
  static final int OPAQUE = 14;

  /** gid, hash, shape, name and number, what it is made of. */
  static final int MADE = 15;

  private Tag() {}
}
