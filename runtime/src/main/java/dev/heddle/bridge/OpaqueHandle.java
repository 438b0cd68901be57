package dev.heddle.bridge;

/**
 * The handle of a shared opaque object: an instance of a mutable class of the JDK that has neither
 * a state word nor a twin class ({@code StringBuilder}, {@code Date}). It is found by the object's
 * identity, as an array's.
 */
public final class OpaqueHandle {
  /** {@link State} bits, without those of the lock. Only the node loop writes here. */
  public volatile int state;

  /** The state as last made or received, where it takes methods of the JDK to make one. */
  public volatile byte[] latest;

  /**
   * Non-null where a state has come that the object does not hold yet: it is put there by the next
   * thread that uses the object, because it takes methods of the JDK to do so.
   */
  public volatile byte[] arrived;

  /** The heap's metadata of the object. */
  public final Object meta;

  public OpaqueHandle(Object meta) {
    this.meta = meta;
  }
}
