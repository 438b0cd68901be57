package dev.heddle.protocol.locks;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.locks.LockMessage.Ticket;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a node knows of one lock. */
final class LockEntry {
  static final int NOBODY = -1;

  /** In place of a waiter: the token was asked for by collection, no thread waits. */
  static final long RECALL = -2;

  final long id;
  boolean tokenHere;

  /** The thread that holds the real monitor and waits for the token; -1 where none does. */
  long waiter = -1;

  /** The node the token goes to next. */
  int next = NOBODY;

  /** Threads in wait, first come first; empty while the token is elsewhere. */
  final Deque<Ticket> waitSet = new ArrayDeque<>(1);

  /** At the manager: the end of the queue, where the next request is forwarded to. */
  int tail;

  LockEntry(long id, boolean tokenHere) {
    this.id = id;
    this.tokenHere = tokenHere;
    this.tail = Gid.creator(id);
  }

  boolean isDefault(int rank) {
    boolean manager = Gid.creator(id) == rank;
    return tokenHere == manager
        && waiter == -1
        && next == NOBODY
        && waitSet.isEmpty()
        && (!manager || tail == rank);
  }

  @Override
  public String toString() {
    return "lock "
        + Gid.show(id)
        + (tokenHere ? " token here" : " token away")
        + (waiter == -1 ? "" : " waiter " + waiter)
        + (next == NOBODY ? "" : " next " + next)
        + (waitSet.isEmpty() ? "" : " wait set " + waitSet);
  }
}
