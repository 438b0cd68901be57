package dev.heddle.protocol.locks;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.locks.LockMessage.Ticket;

/**
 * wait and notify. The caller holds monitor and token, so the wait set is here; notify takes the
 * first ticket out and waits for nobody. A waiter that comes back settles with the token held: its
 * ticket is gone if and only if it was notified, which then wins over time-out and interrupt (RULES
 * 11).
 */
public class WaitSets {
  private final NodeContext context;
  private final LockTable locks;

  public WaitSets(NodeContext context, LockTable locks) {
    this.context = context;
    this.locks = locks;
  }

  public void onWaitBegin(long lock, long ticket) {
    withToken(lock).waitSet.add(new Ticket(context.rank(), ticket));
  }

  public void onNotify(long lock, boolean all) {
    LockEntry entry = withToken(lock);
    do {
      Ticket first = entry.waitSet.poll();
      if (first == null) {
        return;
      }
      context.out().send(first.node(), new LockMessage.Notified(lock, first.number()));
    } while (all);
  }

  public void onNotified(LockMessage.Notified notified) {
    context.out().add(new Effect.WakeWaiter(notified.lock(), notified.ticket()));
  }

  public void onWaitSettle(long lock, long ticket, long waiter) {
    boolean still = withdraw(withToken(lock), new Ticket(context.rank(), ticket));
    context.out().resume(waiter, still ? Effect.Outcome.NOT_NOTIFIED : Effect.Outcome.NOTIFIED);
  }

  /** Whether the ticket was still in the wait set. */
  protected boolean withdraw(LockEntry entry, Ticket ticket) {
    return entry.waitSet.remove(ticket);
  }

  private LockEntry withToken(long lock) {
    LockEntry entry = locks.get(lock);
    if (!entry.tokenHere) {
      throw new IllegalStateException("the token is needed: " + entry);
    }
    return entry;
  }
}
