package dev.heddle.sync;

import dev.heddle.bridge.ArrayHandle;

/** The heap as synchronisation sees it: ids and state words. All methods return at once. */
public interface ObjectView {
  /** The id of what no other node knows. */
  long LOCAL = -1;

  /**
   * The gid of an object, array or identified immutable, or of the statics of a {@code Class};
   * {@link #LOCAL} where it is not shared.
   */
  long gid(Object target);

  /** The name of an object that every node has its own of, for its lock; null for all others. */
  default String nameOf(Object target) {
    return null;
  }

  /** The object of a gid; null where this node has none (any more). */
  Object object(long gid);

  /**
   * The state of an instance of a woven class, of an opaque object, or of the statics of a class.
   */
  int state(Object target);

  /** Sets TOKEN_AWAY and GATED in the state word of an instance, in one step (RULES 5). */
  void setLockState(long gid, boolean tokenAway, boolean gated);

  /** Whether this node has an object of the page, without its content. */
  boolean isInvalid(long page);

  /** The page of chunk 0 of a shared array. */
  long firstPage(ArrayHandle handle);
}
