package dev.heddle.protocol.locks;

import dev.heddle.protocol.Message;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.intervals.VersionVector;
import java.util.List;

/** What nodes say about locks. */
public sealed interface LockMessage extends Message {
  /** To the manager: the sender wants the token. {@code clock}: what changed in its clock. */
  record Acquire(long lock, VersionVector clock) implements LockMessage {}

  /** From the manager to the last in the queue: pass the token on to {@code requester}. */
  record Forward(long lock, int requester, VersionVector clock) implements LockMessage {}

  /** The token, with its wait set. */
  record Grant(long lock, List<Ticket> waitSet, Notices notices) implements LockMessage {
    public Grant {
      waitSet = List.copyOf(waitSet);
    }
  }

  /** To the node of a waiter: it was notified. */
  record Notified(long lock, long ticket) implements LockMessage {}

  /** A thread of {@code node} in {@code Object.wait}. */
  record Ticket(int node, long number) {}
}
