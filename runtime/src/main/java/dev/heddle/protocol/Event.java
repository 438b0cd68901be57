package dev.heddle.protocol;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the node loop feeds to the protocol. A {@code waiter} is a number the caller chose; {@link
 * Effect.Resume} names it when its wait is over.
 */
public sealed interface Event {
  /** An application thread found the page (or a replica on it) INVALID. */
  record ReadMiss(long page, long waiter) implements Event {}

  /** An application thread is about to write a page that is not WRITABLE. */
  record WriteMiss(long page, long waiter) implements Event {}

  /** Inside the real monitor, the token was found away. */
  record AcquireLock(long lock, long waiter) implements Event {}

  /** A revoker asked for by {@link Effect.Revoke} holds the real monitor. */
  record RevokeReady(long lock) implements Event {}

  /** The caller holds monitor and token and is about to wait. */
  record WaitBegin(long lock, long ticket) implements Event {}

  /** A waiter is back, holding monitor and token; resumed with NOTIFIED or NOT_NOTIFIED. */
  record WaitSettle(long lock, long ticket, long waiter) implements Event {}

  /** The caller holds monitor and token. */
  record Notify(long lock, boolean all) implements Event {}

  /** A volatile read found the cell invalid. */
  record CellReadMiss(long cell, long waiter) implements Event {}

  /** A volatile write found the cell not exclusive; resumed with a hold on it. */
  record CellWriteMiss(long cell, long waiter) implements Event {}

  /** The store that {@link CellWriteMiss} was for has landed; ends the hold. */
  record CellWriteDone(long cell) implements Event {}

  /** Thread.yield and the like: publish what is dirty, see what was published. */
  record SpinPoint(long waiter) implements Event {}

  /**
   * A message of the services (thread start, exit, class initialisation, ...).
   *
   * @param release whether it carries this node's writes: the flush comes first, the notices go
   *     along
   */
  record SendService(int to, byte[] body, boolean release) implements Event {}

  /** A message of another node. */
  record Received(int from, Message message) implements Event {}

  /** The answer to {@link Effect.Decode}. */
  record Decoded(long ticket, Object decoded) implements Event {}

  /**
   * No other node has, nor is sent, a reference to these pages (at their creator), or this node has
   * none to these pages of others: what is known of them is dropped where nothing is under way.
   */
  record Forget(List<Extent> extents) implements Event {
    /**
     * Pages that go together: one, or those of a large array.
     *
     * @param page the first; the others follow by number
     * @param exports the heap's export count of the page when it was last known unheld
     */
    public record Extent(long page, int count, long exports) {
      public LongStream pages() {
        return IntStream.range(0, count).mapToLong(chunk -> Gid.chunk(page, chunk));
      }
    }
  }

  /** Tokens and exclusive cells of these pages, all of this node's making, are to come home. */
  record Recall(Set<Long> pages) implements Event {}

  /**
   * The home of a page of this node's making, if nobody has used it since it was last asked, is to
   * go to another node, or to come back from where it is: first the one, asked again the other.
   */
  record MoveHome(long page, int to) implements Event {}

  /** Time has passed: gossip, collection. How much is the caller's choice. */
  record Tick() implements Event {}
}
