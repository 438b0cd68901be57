package dev.heddle.sync;

import dev.heddle.bridge.State;
import dev.heddle.protocol.Event;

/** What a thread does before and after it has taken the real monitor of a shared lock. */
public final class Tokens {
  private final EventPort loop;
  private final Waiters waiters;
  private final LockTable locks;
  private final GateTable gates;
  private final ThreadRegistry threads;
  private final SyncStats stats;

  public Tokens(SyncContext context) {
    this.loop = context.loop();
    this.waiters = context.waiters();
    this.locks = context.locks();
    this.gates = context.gates();
    this.threads = context.threads();
    this.stats = context.stats();
  }

  /**
   * Before the real monitor is taken. An entrant beyond the cap waits for the revocation, which
   * waits for nobody but those it would have waited for inside. Who holds the monitor passes: the
   * revocation waits for him.
   */
  public void gate(Object lock) {
    if ((locks.bits(lock) & State.GATED) == 0 || Thread.holdsLock(lock)) {
      return;
    }
    Waiter waiter = gates.pass(locks.gid(lock));
    if (waiter != null) {
      stats.gateWaits.increment();
      ThreadRecord record = threads.enterSync();
      try {
        record.beginWait();
        waiter.await();
      } finally {
        threads.exitSync(record);
        record.endWait(stats.lockNanos);
      }
    }
  }

  /** Inside the real monitor; returns with the token here, and here it stays until the exit. */
  public void acquire(Object lock) {
    if ((locks.bits(lock) & State.TOKEN_AWAY) == 0) {
      stats.lockAcquiresLocal.increment();
      return;
    }
    stats.lockAcquiresRemote.increment();
    long gid = locks.gid(lock);
    ThreadRecord record = threads.enterSync();
    try {
      record.beginWait();
      Waiter waiter = waiters.begin(Waiter.Kind.LOCK, gid);
      loop.post(new Event.AcquireLock(gid, waiter.id()));
      waiter.await();
    } finally {
      threads.exitSync(record);
      record.endWait(stats.lockNanos);
    }
    assert (locks.bits(lock) & State.TOKEN_AWAY) == 0 : "resumed without the token";
  }
}
