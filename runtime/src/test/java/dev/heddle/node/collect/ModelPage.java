package dev.heddle.node.collect;

import dev.heddle.protocol.PageMemory.Access;

/** One page at one node of the model: an object with one reference. */
final class ModelPage {
  /** The page referred to; 0 for none. */
  long ref;

  long twin;
  boolean twinned;
  Access access;

  /** A replica that was never filled stays INVALID (RULES 6). */
  boolean present;

  /** The object is gone; a touch keeps the entry. */
  boolean dead;

  boolean touched;
  boolean exported;
  long exports;

  /** At its creator: the home is elsewhere, and the page is not kept here. */
  boolean away;

  /** The home is here, away from its creator; kept unless {@link #loose}. */
  boolean adopted;

  boolean loose;

  /** Whether others than the creator's own references keep it here. */
  boolean isKept() {
    return (exported && !away) || (adopted && !loose);
  }

  ModelPage(boolean home) {
    present = home;
    access = home ? Access.WRITABLE : Access.INVALID;
  }
}
