package dev.heddle.protocol.locks;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Intervals;

/**
 * The creator's part: it knows the last of the queue only, and forwards each request there (Keleher
 * et al. 1994, section 3.3). So the queue is first come, first served across nodes.
 */
public final class LockManager {
  private final NodeContext context;
  private final LockTable locks;
  private final Intervals intervals;

  public LockManager(NodeContext context, LockTable locks, Intervals intervals) {
    this.context = context;
    this.locks = locks;
    this.intervals = intervals;
  }

  public void onAcquire(int requester, LockMessage.Acquire acquire) {
    intervals.heard(requester, acquire.clock());
    LockEntry entry = locks.get(acquire.lock());
    int last = entry.tail;
    assert last != requester : requester + " asks for what it is to get: " + entry;
    entry.tail = requester;
    context.out().send(last, new LockMessage.Forward(acquire.lock(), requester, acquire.clock()));
  }
}
