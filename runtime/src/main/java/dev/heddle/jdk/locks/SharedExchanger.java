package dev.heddle.jdk.locks;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Stands for {@link Exchanger}. */
public class SharedExchanger<V> extends Exchanger<V> {
  /** One who came first. */
  private static final class Offer<V> {
    private final Thread thread = Thread.currentThread();
    private final V item;
    private V answer;
    private boolean met;

    Offer(V item) {
      this.item = item;
    }
  }

  private Offer<V> open;

  public SharedExchanger() {}

  @Override
  public V exchange(V item) throws InterruptedException {
    try {
      return exchange(item, false, 0);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public V exchange(V item, long timeout, TimeUnit unit)
      throws InterruptedException, TimeoutException {
    return exchange(item, true, System.nanoTime() + unit.toNanos(timeout));
  }

  private V exchange(V item, boolean timed, long deadline)
      throws InterruptedException, TimeoutException {
    WaitQueue.checkInterrupt();
    Offer<V> mine = null;
    Offer<V> other;
    synchronized (this) {
      other = open;
      if (other == null) {
        mine = new Offer<>(item);
        open = mine;
      } else {
        open = null;
        other.answer = item;
        other.met = true;
      }
    }
    if (other != null) {
      LockSupport.unpark(other.thread);
      return other.item;
    }
    return await(mine, timed, deadline);
  }

  private V await(Offer<V> mine, boolean timed, long deadline)
      throws InterruptedException, TimeoutException {
    boolean interrupted = false;
    while (true) {
      long left = timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
      synchronized (this) {
        if (mine.met) {
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
          return mine.answer;
        }
        if (interrupted || left <= 0) {
          open = null;
          break;
        }
      }
      if (timed) {
        LockSupport.parkNanos(this, left);
      } else {
        LockSupport.park(this);
      }
      interrupted = Thread.interrupted();
    }
    if (interrupted) {
      throw new InterruptedException();
    }
    throw new TimeoutException();
  }
}
