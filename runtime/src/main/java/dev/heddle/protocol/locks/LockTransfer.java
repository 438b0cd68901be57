package dev.heddle.protocol.locks;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.pages.Acquirer;
import dev.heddle.protocol.pages.Flusher;
import java.util.ArrayList;
import java.util.List;

/**
 * The token's way: request, revocation, grant. Each node has at most one request per lock under
 * way, since its requester holds the real monitor; hence at most one successor.
 */
public class LockTransfer {
  private final NodeContext context;
  private final LockTable locks;
  private final Intervals intervals;
  private final Acquirer acquirer;
  private final Flusher flusher;

  public LockTransfer(
      NodeContext context,
      LockTable locks,
      Intervals intervals,
      Acquirer acquirer,
      Flusher flusher) {
    this.context = context;
    this.locks = locks;
    this.intervals = intervals;
    this.acquirer = acquirer;
    this.flusher = flusher;
  }

  public void onAcquireLock(long lock, long waiter) {
    LockEntry entry = locks.get(lock);
    if (entry.tokenHere) { // of an object of this node's making that was collected and came back
      context.out().add(new Effect.LockAccess(lock, false, entry.next != LockEntry.NOBODY));
      context.out().resume(waiter);
      return;
    }
    if (entry.waiter == LockEntry.RECALL) {
      entry.waiter = waiter; // the request is under way
      return;
    }
    assert entry.waiter == -1 : "two threads in the monitor of " + entry;
    entry.waiter = waiter;
    context.stats().count(Counter.LOCK_ACQUIRES_REMOTE);
    request(lock);
  }

  private void request(long lock) {
    int manager = Gid.creator(lock);
    context.out().send(manager, new LockMessage.Acquire(lock, intervals.clockFor(manager)));
  }

  /** Brings a token home though no thread wants it, by the way of all requests (RULES 21). */
  public void recall(long lock) {
    LockEntry entry = locks.get(lock);
    if (!entry.tokenHere && entry.waiter == -1) {
      entry.waiter = LockEntry.RECALL;
      request(lock);
    }
  }

  /** The token is to go on, at once or when it has come and been used. */
  public void onForward(LockMessage.Forward forward) {
    intervals.heard(forward.requester(), forward.clock());
    LockEntry entry = locks.get(forward.lock());
    assert entry.next == LockEntry.NOBODY : "two successors of " + entry;
    entry.next = forward.requester();
    if (entry.tokenHere) {
      revoke(entry);
    }
  }

  public void onGrant(int from, LockMessage.Grant grant) {
    acquirer.acquire(from, grant.notices());
    LockEntry entry = locks.get(grant.lock());
    assert !entry.tokenHere && entry.waiter != -1 : "unasked grant of " + entry;
    entry.tokenHere = true;
    entry.waitSet.addAll(grant.waitSet());
    context.out().add(new Effect.LockAccess(entry.id, false, entry.next != LockEntry.NOBODY));
    if (entry.waiter != LockEntry.RECALL) {
      context.out().resume(entry.waiter);
    }
    entry.waiter = -1;
    if (entry.next != LockEntry.NOBODY) {
      context.out().add(new Effect.Revoke(entry.id));
    }
  }

  /** The revoker holds the real monitor: no thread of this node is inside. */
  public void onRevokeReady(long lock) {
    LockEntry entry = locks.get(lock);
    assert entry.tokenHere && entry.next != LockEntry.NOBODY : "unasked revocation of " + entry;
    context.stats().count(Counter.LOCK_GRANTS);
    flusher.flush();
    int to = entry.next;
    Notices notices = intervals.noticesFor(to);
    entry.next = LockEntry.NOBODY;
    entry.tokenHere = false;
    context.out().add(new Effect.LockAccess(lock, true, false));
    context.out().send(to, new LockMessage.Grant(lock, takeWaitSet(entry), notices));
  }

  /** The wait set lives with the token (RULES 11). */
  protected List<LockMessage.Ticket> takeWaitSet(LockEntry entry) {
    List<LockMessage.Ticket> waitSet = new ArrayList<>(entry.waitSet);
    entry.waitSet.clear();
    return waitSet;
  }

  private void revoke(LockEntry entry) {
    context.out().add(new Effect.LockAccess(entry.id, false, true));
    context.out().add(new Effect.Revoke(entry.id));
  }
}
