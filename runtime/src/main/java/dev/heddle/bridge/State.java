package dev.heddle.bridge;

/**
 * Bits of the state word that each object with hidden fields carries. 0 means local: never seen by
 * another node, every access allowed. A word never returns to 0 once it has left it.
 */
public final class State {
  /** Fields may not be read: the page must be fetched first. */
  public static final int READ_INVALID = 1;

  /** Fields may not be written: the page must be fetched or twinned first. */
  public static final int WRITE_INVALID = 1 << 1;

  /** The object has a page and a global id. */
  public static final int SHARED = 1 << 2;

  /** The lock token is on another node. */
  public static final int TOKEN_AWAY = 1 << 3;

  /** Another node waits for the token: local entrants pass the gate first (RULES 13). */
  public static final int GATED = 1 << 4;

  /** The volatile fields of the object may not be read here. */
  public static final int VOLATILE_READ_INVALID = 1 << 5;

  /** The volatile fields of the object may not be written here. */
  public static final int VOLATILE_WRITE_INVALID = 1 << 6;

  /** Claimed by a promotion that is under way (RULES 5). */
  public static final int PROMOTING = 1 << 7;

  private State() {}
}
