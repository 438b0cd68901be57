package dev.heddle.jdk.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A synchronizer as a program writes it, by the static forms that its calls become; exchangers. */
class SynchronizersTest {
  /** A bounded resource in shared mode, to be had whole in exclusive mode. */
  private static final class Pool extends SharedQueuedSynchronizer {
    private static final int SIZE = 3;
    private int attempts;

    @Override
    protected boolean tryAcquire(int amount) {
      attempts++;
      if (amount > 100) {
        throw new IllegalArgumentException("too many");
      }
      if (compareAndSetState(this, 0, SIZE)) {
        setExclusiveOwner(Thread.currentThread());
        return true;
      }
      return false;
    }

    private void setExclusiveOwner(Thread thread) {
      SharedOwnableSynchronizer.setExclusiveOwnerThread(this, thread);
    }

    @Override
    protected boolean tryRelease(int amount) {
      setExclusiveOwner(null);
      setState(this, 0);
      return true;
    }

    @Override
    protected int tryAcquireShared(int amount) {
      while (true) {
        int used = getState(this);
        int left = SIZE - used - amount;
        if (left < 0 || compareAndSetState(this, used, used + amount)) {
          return left;
        }
      }
    }

    @Override
    protected boolean tryReleaseShared(int amount) {
      int used;
      do {
        used = getState(this);
      } while (!compareAndSetState(this, used, used - amount));
      return true;
    }

    @Override
    protected boolean isHeldExclusively() {
      return SharedOwnableSynchronizer.getExclusiveOwnerThread(this) == Thread.currentThread();
    }
  }

  private final Pool pool = new Pool();
  private int exclusive;
  private int wrong;

  @Test
  void modesExcludeEachOther() throws InterruptedException {
    Thread[] threads = new Thread[5];
    for (int t = 0; t < threads.length; t++) {
      boolean whole = t < 2;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 1500; i++) {
                  if (whole) {
                    SharedQueuedSynchronizer.acquire(pool, 1);
                    exclusive++;
                    SharedQueuedSynchronizer.release(pool, 1);
                  } else {
                    int amount = 1 + i % 3;
                    SharedQueuedSynchronizer.acquireShared(pool, amount);
                    int used = SharedQueuedSynchronizer.getState(pool);
                    if (used < amount || used > Pool.SIZE) {
                      wrong++;
                    }
                    SharedQueuedSynchronizer.releaseShared(pool, amount);
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(3000, exclusive);
    assertEquals(0, wrong);
    assertTrue(pool.toString().endsWith("[State = 0, empty queue]"), pool::toString);
  }

  @Test
  void anAttemptThatThrowsLeavesTheQueue() throws InterruptedException {
    SharedQueuedSynchronizer.acquire(pool, 1);
    assertEquals(1, pool.attempts);
    assertThrows(IllegalArgumentException.class, () -> SharedQueuedSynchronizer.acquire(pool, 101));
    assertFalse(SharedQueuedSynchronizer.tryAcquireNanos(pool, 1, 100_000));
    assertEquals(0, SharedQueuedSynchronizer.getQueueLength(pool));
    Thread waiting = new Thread(() -> SharedQueuedSynchronizer.acquire(pool, 1));
    waiting.start();
    while (!SharedQueuedSynchronizer.isQueued(pool, waiting)) {
      Thread.onSpinWait();
    }
    assertEquals(waiting, SharedQueuedSynchronizer.getFirstQueuedThread(pool));
    assertTrue(SharedQueuedSynchronizer.hasQueuedPredecessors(pool));
    assertEquals(List.of(waiting), SharedQueuedSynchronizer.getExclusiveQueuedThreads(pool));
    assertTrue(SharedQueuedSynchronizer.hasContended(pool));
    SharedQueuedSynchronizer.release(pool, 1);
    waiting.join();
    assertEquals(List.of(), SharedQueuedSynchronizer.getQueuedThreads(pool));
  }

  @Test
  void conditionsGiveTheLockBack() throws InterruptedException {
    SharedConditionObject condition = new SharedConditionObject(pool);
    assertThrows(IllegalMonitorStateException.class, condition::signal);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    Thread[] waiting = new Thread[3];
    for (int t = 0; t < waiting.length; t++) {
      int me = t;
      waiting[t] =
          new Thread(
              () -> {
                SharedQueuedSynchronizer.acquire(pool, 1);
                condition.awaitUninterruptibly();
                order.add(me);
                SharedQueuedSynchronizer.release(pool, 1);
              });
      waiting[t].start();
      int awaited = 0;
      while (awaited <= t) {
        SharedQueuedSynchronizer.acquire(pool, 1);
        awaited = SharedQueuedSynchronizer.getWaitQueueLength(pool, condition);
        SharedQueuedSynchronizer.release(pool, 1);
      }
    }
    SharedQueuedSynchronizer.acquire(pool, 1);
    assertFalse(condition.await(1, TimeUnit.MICROSECONDS));
    condition.signalAll();
    SharedQueuedSynchronizer.release(pool, 1);
    for (Thread thread : waiting) {
      thread.join();
    }
    assertEquals(List.of(0, 1, 2), order);
  }

  @Test
  void exchangersPairThreads() throws InterruptedException {
    Exchanger<Integer> exchanger = new SharedExchanger<>();
    long[] sums = new long[2];
    Thread[] threads = new Thread[2];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 800; i++) {
                    sums[me] += exchanger.exchange(me * 10_000 + i);
                  }
                } catch (InterruptedException e) {
                  sums[me] = -1;
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long own = 800L * 799 / 2;
    assertEquals(List.of(own + 800 * 10_000, own), List.of(sums[0], sums[1]));
    assertThrows(TimeoutException.class, () -> exchanger.exchange(1, 1, TimeUnit.MICROSECONDS));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> exchanger.exchange(1));
  }
}
