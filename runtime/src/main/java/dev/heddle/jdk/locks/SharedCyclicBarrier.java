package dev.heddle.jdk.locks;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Stands for {@link CyclicBarrier}. */
public class SharedCyclicBarrier extends CyclicBarrier {
  private final int parties;
  private final Runnable action;
  private final ParkedThreads waiting = new ParkedThreads();
  private BarrierRound round = new BarrierRound();

  /** How many are still to come. */
  private int missing;

  public SharedCyclicBarrier(int parties) {
    this(parties, null);
  }

  public SharedCyclicBarrier(int parties, Runnable action) {
    super(parties, null);
    this.parties = parties;
    this.missing = parties;
    this.action = action;
  }

  @Override
  public int getParties() {
    return parties;
  }

  @Override
  public int await() throws InterruptedException, BrokenBarrierException {
    try {
      return await(false, 0);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int await(long timeout, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return await(true, unit.toNanos(timeout));
  }

  private int await(boolean timed, long nanos)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    long deadline = System.nanoTime() + nanos;
    BarrierRound mine;
    int index;
    Thread[] released;
    synchronized (this) {
      mine = round;
      if (mine.isBroken()) {
        throw new BrokenBarrierException();
      }
      if (Thread.interrupted()) {
        breakUp(mine);
        throw new InterruptedException();
      }
      index = --missing;
      if (index > 0) {
        waiting.add(Thread.currentThread());
        released = null;
      } else {
        runAction(mine);
        released = next();
        mine.trip();
      }
    }
    if (released != null) {
      ParkedThreads.wake(released);
    } else {
      awaitEnd(mine, timed, deadline);
    }
    return index;
  }

  /** By the last to come, before the others go on; if it fails, all fail. */
  private void runAction(BarrierRound mine) {
    boolean ran = false;
    try {
      if (action != null) {
        action.run();
      }
      ran = true;
    } finally {
      if (!ran) {
        breakUp(mine);
      }
    }
  }

  private Thread[] next() {
    missing = parties;
    round = new BarrierRound();
    return waiting.removeAll();
  }

  private void breakUp(BarrierRound broken) {
    missing = parties;
    broken.breakUp();
    ParkedThreads.wake(waiting.removeAll());
  }

  private void awaitEnd(BarrierRound mine, boolean timed, long deadline)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    while (mine.isOpen()) {
      long left = timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
      if (left <= 0) {
        if (giveUp(mine)) {
          throw new TimeoutException();
        }
      } else if (timed) {
        LockSupport.parkNanos(this, left);
      } else {
        LockSupport.park(this);
      }
      if (Thread.interrupted()) {
        if (giveUp(mine)) {
          throw new InterruptedException();
        }
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (mine.isBroken()) {
      throw new BrokenBarrierException();
    }
  }

  /** Whether the round was open until now. */
  private synchronized boolean giveUp(BarrierRound mine) {
    boolean open = mine.isOpen();
    if (open) {
      breakUp(mine);
    }
    return open;
  }

  @Override
  public synchronized boolean isBroken() {
    return round.isBroken();
  }

  @Override
  public void reset() {
    synchronized (this) {
      breakUp(round);
      round = new BarrierRound();
    }
  }

  @Override
  public synchronized int getNumberWaiting() {
    return parties - missing;
  }
}
