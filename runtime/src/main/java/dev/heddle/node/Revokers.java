package dev.heddle.node;

import dev.heddle.protocol.Effect.Outcome;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.sync.EventPort;
import dev.heddle.sync.LockTable;
import dev.heddle.sync.WaitSets;
import dev.heddle.sync.Waiter;
import dev.heddle.sync.Waiters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Takes real monitors for the loop, which never does: to revoke a token, and to wake waiters. Each
 * has a thread of its own, without bound (RULES 12): two nodes that hold and want crosswise would
 * exhaust a fixed pool though the program has no deadlock.
 */
final class Revokers {
  private static final class Revocation {
    /** Set once the monitor is held. */
    volatile Waiter inside;
  }

  private final EventPort loop;
  private final Waiters waiters;
  private final LockTable locks;
  private final WaitSets waitSets;
  private final Executor threads;
  private final ConcurrentHashMap<Long, Revocation> pending = new ConcurrentHashMap<>();

  Revokers(EventPort loop, Waiters waiters, LockTable locks, WaitSets waitSets, Executor threads) {
    this.loop = loop;
    this.waiters = waiters;
    this.locks = locks;
    this.waitSets = waitSets;
    this.threads = threads;
  }

  /** Called by the loop: take the monitor, say so, and stay until the token is away. */
  void revoke(long gid) {
    Revocation revocation = new Revocation();
    Revocation before = pending.put(gid, revocation);
    assert before == null : "one revocation per lock at a time";
    Object lock = locks.objectToRevoke(gid);
    if (lock == null) {
      loop.post(new Event.RevokeReady(gid));
    } else {
      threads.execute(() -> revoke(gid, lock, revocation));
    }
  }

  /** Called by the loop when the access of a lock has been set. */
  void accessSet(long gid, boolean away) {
    Revocation revocation = away ? pending.remove(gid) : null;
    if (revocation != null && revocation.inside != null) {
      waiters.resume(revocation.inside.id(), Outcome.DONE);
    }
  }

  /** Called by the loop: the ticket's owner is to come back from its wait. */
  void wake(long gid, long ticket) {
    waitSets.mark(ticket);
    Object lock = locks.object(gid);
    if (lock == null) {
      return;
    }
    if (Thread.holdsLock(lock)) {
      // The notifier itself runs the loop.
      lock.notifyAll();
    } else {
      threads.execute(() -> wake(lock));
    }
  }

  /** One line per revocation. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    pending.forEach(
        (gid, revocation) ->
            lines.add(
                "revocation of "
                    + Gid.show(gid)
                    + (revocation.inside == null ? " waits for" : " holds")
                    + " the monitor"));
    return lines;
  }

  @SuppressWarnings("NakedNotify") // the ticket was marked by the loop
  private static void wake(Object lock) {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  private void revoke(long gid, Object lock, Revocation revocation) {
    synchronized (lock) {
      Waiter waiter = waiters.begin(Waiter.Kind.REVOKE, gid);
      revocation.inside = waiter;
      loop.post(new Event.RevokeReady(gid));
      waiter.await();
    }
  }
}
