package dev.heddle.apps.concurrent;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Counters under reentrant locks, a bounded buffer with two conditions, and what a lock says of
 * itself while others wait for it.
 *
 * <p>Usage: {@code Locks [rounds] [threads]}.
 */
public class Locks {
  /** Counts how often it was taken. */
  private static final class CountingLock extends ReentrantLock {
    private int taken;

    CountingLock() {
      super(true);
    }

    @Override
    public void lock() {
      super.lock();
      taken++;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final CountingLock counting = new CountingLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();
  private final long[] buffer = new long[3];
  private int stored;
  private long taken;
  private int nested;
  private int tried;
  private int fair;

  private void put(long value) throws InterruptedException {
    lock.lock();
    try {
      while (stored == buffer.length) {
        notFull.await();
      }
      buffer[stored++] = value;
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  private void take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (stored == 0) {
        if (!notEmpty.await(1, TimeUnit.MINUTES)) {
          throw new IllegalStateException("nothing came");
        }
      }
      taken += buffer[--stored];
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void count(int depth) {
    lock.lock();
    try {
      nested++;
      if (depth > 1) {
        count(depth - 1);
      }
    } finally {
      lock.unlock();
    }
  }

  private void work(int me, int rounds) {
    try {
      for (int i = 0; i < rounds; i++) {
        if (me % 2 == 0) {
          put(me * 1000L + i);
        } else {
          take();
        }
        count(3);
        while (!lock.tryLock(10, TimeUnit.SECONDS)) {
          throw new IllegalStateException("ten seconds were not enough");
        }
        tried++;
        lock.unlock();
        counting.lock();
        fair++;
        counting.unlock();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Thread[] start(int threads, IntConsumer body) {
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      all[t] = new Thread(() -> body.accept(me), "worker " + t);
      all[t].start();
    }
    return all;
  }

  private void exact(Checklist list, int rounds, int threads) throws InterruptedException {
    for (Thread each : start(threads, me -> work(me, rounds))) {
      each.join();
    }
    long sum = 0;
    for (int t = 0; t < threads; t += 2) {
      sum += t * 1000L * rounds + (long) rounds * (rounds - 1) / 2;
    }
    list.same("taken", sum, taken);
    list.same("nested", 3 * rounds * threads, nested);
    list.same("tried", rounds * threads, tried);
    list.same("fair", rounds * threads, fair);
    list.same("counted by the subclass", rounds * threads, counting.taken);
  }

  /** Blocks a thread at the lock and asks the lock about it. */
  private void introspection(Checklist list) throws InterruptedException {
    lock.lock();
    lock.lock();
    boolean[] got = new boolean[2];
    Thread interrupted =
        new Thread(
            () -> {
              try {
                lock.lockInterruptibly();
              } catch (InterruptedException e) {
                got[0] = true;
              }
            });
    interrupted.start();
    while (!lock.hasQueuedThread(interrupted)) {
      Thread.sleep(1);
    }
    list.check("held by main", lock.isHeldByCurrentThread() && lock.isLocked());
    list.same("holds", 2, lock.getHoldCount());
    list.same("queue", 1, lock.getQueueLength());
    list.check("text", lock.toString().endsWith("[Locked by thread main]"));
    interrupted.interrupt();
    interrupted.join();
    list.check("interrupted", got[0] && !lock.hasQueuedThreads());
    Thread impatient = new Thread(() -> got[1] = !lock.tryLock());
    impatient.start();
    impatient.join();
    list.check("impatient", got[1]);
    lock.unlock();
    lock.unlock();
    list.check("unlocked", !lock.isLocked() && lock.toString().endsWith("[Unlocked]"));
    list.check("fairness", !lock.isFair() && counting.isFair());
    try {
      notFull.signal();
      list.check("signal without the lock", false);
    } catch (IllegalMonitorStateException e) {
      list.check("signal without the lock is refused", true);
    }
    try {
      lock.unlock();
      list.check("unlock without the lock", false);
    } catch (IllegalMonitorStateException e) {
      list.check("unlock without the lock is refused", true);
    }
  }

  private void conditions(Checklist list, int threads) throws InterruptedException {
    Condition never = lock.newCondition();
    int[] woken = new int[1];
    Thread[] waiting =
        start(
            threads,
            me -> {
              lock.lock();
              try {
                never.awaitUninterruptibly();
                woken[0]++;
              } finally {
                lock.unlock();
              }
            });
    int seen = 0;
    while (seen < threads) {
      lock.lock();
      seen = lock.getWaitQueueLength(never);
      lock.unlock();
    }
    lock.lock();
    list.check("waiters", lock.hasWaiters(never) && !lock.hasWaiters(notFull));
    list.check("time is up", never.awaitNanos(1_000_000) <= 0);
    list.same("nobody woken", 0, woken[0]);
    never.signalAll();
    lock.unlock();
    for (Thread each : waiting) {
      each.join();
    }
    list.same("all woken", threads, woken[0]);
  }

  /** Two threads hand a turn to each other by parking. */
  private static void parking(Checklist list, int rounds) throws InterruptedException {
    int[] turns = new int[1];
    Thread[] pair = new Thread[2];
    AtomicInteger turn = new AtomicInteger();
    for (int t = 0; t < 2; t++) {
      int me = t;
      pair[t] =
          new Thread(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  while (turn.get() % 2 != me) {
                    LockSupport.park(turn);
                  }
                  turns[0]++;
                  turn.incrementAndGet();
                  LockSupport.unpark(pair[1 - me]);
                }
              });
    }
    pair[0].start();
    pair[1].start();
    pair[0].join();
    pair[1].join();
    list.same("turns by parking", 2 * rounds, turns[0]);
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 100);
    int threads = Args.threads(args, 4);
    Checklist list = new Checklist();
    Locks locks = new Locks();
    locks.exact(list, rounds, threads);
    locks.introspection(list);
    locks.conditions(list, threads);
    parking(list, rounds);
    list.finish();
  }
}
