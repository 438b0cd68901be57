package dev.heddle.jdk.locks;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for {@link Phaser}. A tree of phasers is changed under the monitor of its root; the phase
 * is the root's and volatile, so that whoever waited reads it without the monitor.
 */
public class SharedPhaser extends Phaser {
  private static final int MOST_PARTIES = 0xffff;
  private static final int MOST_PHASES = Integer.MAX_VALUE;
  private static final int TERMINATED = Integer.MIN_VALUE;
  private static final long ARRIVED = Long.MIN_VALUE;

  private final SharedPhaser parent;
  private final SharedPhaser root;

  /** Of a phaser with a parent: the phase that its counts are of. */
  private volatile int phase;

  private int parties;
  private int unarrived;

  /** Of the root: who waits for the next phase. */
  private ParkedThreads waiting;

  public SharedPhaser() {
    this(null, 0);
  }

  public SharedPhaser(int parties) {
    this(null, parties);
  }

  public SharedPhaser(Phaser parent) {
    this(parent, 0);
  }

  public SharedPhaser(Phaser parent, int parties) {
    super(parties >>> 16 == 0 ? 0 : parties);
    this.parent = (SharedPhaser) parent;
    this.parties = parties;
    this.unarrived = parties;
    if (parent == null) {
      root = this;
      waiting = new ParkedThreads();
    } else {
      root = this.parent.root;
      phase = parties == 0 ? root.phase : this.parent.add(1);
    }
  }

  /** Counts of an earlier phase are brought up to the root's; termination leaves them. */
  private void reconcile() {
    if (phase != root.phase) {
      phase = root.phase;
      unarrived = phase < 0 ? unarrived : parties;
    }
  }

  @Override
  public int register() {
    return add(1);
  }

  @Override
  public int bulkRegister(int count) {
    if (count < 0) {
      throw new IllegalArgumentException();
    }
    return count == 0 ? root.phase : add(count);
  }

  /** Where all that are registered have arrived, a new party is one of the next phase. */
  private int add(int count) {
    while (true) {
      int seen = root.phase;
      long added = addUnlessArrived(count);
      if (added != ARRIVED) {
        return (int) added;
      }
      root.awaitAdvance(seen);
    }
  }

  private long addUnlessArrived(int count) {
    synchronized (root) {
      reconcile();
      if (phase < 0) {
        return phase;
      }
      if (count > MOST_PARTIES - parties) {
        throw new IllegalStateException(
            "Attempt to register more than " + MOST_PARTIES + " parties for " + text());
      }
      if (parent != null) {
        long above = parties > 0 ? phase : parent.addUnlessArrived(1);
        if (above < 0 || (parties > 0 && unarrived == 0)) {
          return above < 0 ? above : ARRIVED;
        }
        phase = (int) above;
      }
      parties += count;
      unarrived += count;
      return phase;
    }
  }

  @Override
  public int arrive() {
    return arrive(false);
  }

  @Override
  public int arriveAndDeregister() {
    return arrive(true);
  }

  private int arrive(boolean leave) {
    synchronized (root) {
      reconcile();
      if (phase < 0) {
        return phase;
      }
      if (unarrived <= 0) {
        throw new IllegalStateException("Attempted arrival of unregistered party for " + text());
      }
      int arrived = phase;
      unarrived--;
      parties -= leave ? 1 : 0;
      if (unarrived > 0) {
        return arrived;
      }
      if (parent != null) {
        return parent.arrive(parties == 0);
      }
      boolean ends = onAdvance(arrived, parties);
      unarrived = parties;
      advance(((arrived + 1) & MOST_PHASES) | (ends ? TERMINATED : 0));
      return arrived;
    }
  }

  /** Of the root, with its monitor held. */
  private void advance(int next) {
    phase = next;
    ParkedThreads.wake(waiting.removeAll());
  }

  @Override
  public int arriveAndAwaitAdvance() {
    return awaitAdvance(arrive(false));
  }

  @Override
  public int awaitAdvance(int from) {
    boolean interrupted = false;
    if (from >= 0 && root.joins(from)) {
      while (root.phase == from) {
        LockSupport.park(root);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return from < 0 ? from : root.phase;
  }

  @Override
  public int awaitAdvanceInterruptibly(int from) throws InterruptedException {
    try {
      return await(from, false, 0);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int awaitAdvanceInterruptibly(int from, long timeout, TimeUnit unit)
      throws InterruptedException, TimeoutException {
    return await(from, true, System.nanoTime() + unit.toNanos(timeout));
  }

  private int await(int from, boolean timed, long deadline)
      throws InterruptedException, TimeoutException {
    if (from < 0) {
      return from;
    }
    boolean joined = root.joins(from);
    while (joined && root.phase == from) {
      if (Thread.interrupted()) {
        root.leaves();
        throw new InterruptedException();
      }
      long left = timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
      if (left <= 0) {
        root.leaves();
        throw new TimeoutException();
      }
      if (timed) {
        LockSupport.parkNanos(root, left);
      } else {
        LockSupport.park(root);
      }
    }
    return root.phase;
  }

  private synchronized boolean joins(int from) {
    if (phase == from) {
      waiting.add(Thread.currentThread());
    }
    return phase == from;
  }

  private synchronized void leaves() {
    waiting.remove(Thread.currentThread());
  }

  @Override
  public void forceTermination() {
    synchronized (root) {
      root.advance(root.phase | TERMINATED);
    }
  }

  /** In place of the final method. */
  public static int getPhase(Phaser phaser) {
    return phaser instanceof SharedPhaser shared ? shared.root.phase : phaser.getPhase();
  }

  @Override
  public int getRegisteredParties() {
    synchronized (root) {
      return parties;
    }
  }

  @Override
  public int getArrivedParties() {
    synchronized (root) {
      return parties - currentUnarrived();
    }
  }

  @Override
  public int getUnarrivedParties() {
    synchronized (root) {
      return currentUnarrived();
    }
  }

  private int currentUnarrived() {
    reconcile();
    return unarrived;
  }

  @Override
  public Phaser getParent() {
    return parent;
  }

  @Override
  public Phaser getRoot() {
    return root;
  }

  @Override
  public boolean isTerminated() {
    return root.phase < 0;
  }

  @Override
  public String toString() {
    synchronized (root) {
      reconcile();
      return text();
    }
  }

  private String text() {
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + "[phase = "
        + phase
        + " parties = "
        + parties
        + " arrived = "
        + (parties - unarrived)
        + "]";
  }
}
