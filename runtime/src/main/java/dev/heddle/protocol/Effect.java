package dev.heddle.protocol;

/** What the node loop is to do, in the order given. */
public sealed interface Effect {
  /** What a {@link Resume} tells. */
  enum Outcome {
    DONE,
    NOTIFIED,
    NOT_NOTIFIED
  }

  /** What is to be decoded. */
  enum Content {
    PAGE,
    DIFF,
    CELL
  }

  /** Links are FIFO. */
  record Send(int to, Message message) implements Effect {}

  /** The wait of {@code waiter} is over. */
  record Resume(long waiter, Outcome outcome) implements Effect {}

  /**
   * Decode bytes off the loop and post {@link Event.Decoded} with the ticket. {@code waiter} is an
   * application thread that waits for just this and may do it, or -1.
   */
  record Decode(long ticket, Content content, long id, byte[] bytes, long waiter)
      implements Effect {}

  /**
   * Take the real monitor of the lock in a thread of its own, then post RevokeReady; leave the
   * monitor when {@link LockAccess} says away.
   */
  record Revoke(long lock) implements Effect {}

  /** Sets TOKEN_AWAY and GATED of a lock. */
  record LockAccess(long lock, boolean tokenAway, boolean gated) implements Effect {}

  /** Mark the ticket notified, then notifyAll under the real monitor, in a thread of its own. */
  record WakeWaiter(long lock, long ticket) implements Effect {}

  /** A service message whose notices have been applied. */
  record Deliver(int from, byte[] body) implements Effect {}
}
