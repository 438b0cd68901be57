package dev.heddle.apps.concurrent;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Latches, barriers, semaphores, phasers, exchangers, read-write locks, stamped locks, a mutex of
 * the program's own and copy-on-write lists, each used by several threads at once.
 *
 * <p>Usage: {@code Synchronizers [rounds] [threads]}.
 */
public class Synchronizers {
  /** What a thread does; what it throws fails the program. */
  private interface Body {
    void run(int me) throws Exception;
  }

  private final int rounds;
  private final int threads;
  private final Checklist list = new Checklist();

  Synchronizers(int rounds, int threads) {
    this.rounds = rounds;
    this.threads = threads;
  }

  private static Thread[] start(int threads, Body body) {
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      all[t] =
          new Thread(
              () -> {
                try {
                  body.run(me);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      all[t].start();
    }
    return all;
  }

  private static void run(int threads, Body body) throws InterruptedException {
    for (Thread each : start(threads, body)) {
      each.join();
    }
  }

  private void barrier() throws InterruptedException, BrokenBarrierException {
    int[] cells = new int[threads];
    int[] sums = new int[rounds];
    int[] turn = new int[1];
    CountDownLatch ready = new CountDownLatch(threads);
    CountDownLatch go = new CountDownLatch(1);
    CyclicBarrier barrier =
        new CyclicBarrier(
            threads,
            () -> {
              for (int cell : cells) {
                sums[turn[0]] += cell;
              }
              turn[0]++;
            });
    Thread[] all =
        start(
            threads,
            me -> {
              ready.countDown();
              go.await();
              for (int i = 0; i < rounds; i++) {
                cells[me] = i * (me + 1);
                barrier.await();
              }
            });
    ready.await();
    list.same("all are ready", 0L, ready.getCount());
    go.countDown();
    for (Thread each : all) {
      each.join();
    }
    int expected = 0;
    int found = 0;
    for (int i = 0; i < rounds; i++) {
      expected += i * threads * (threads + 1) / 2;
      found += sums[i];
    }
    list.same("sums of the rounds", expected, found);
    brokenBarrier(barrier);
  }

  private void brokenBarrier(CyclicBarrier barrier) throws InterruptedException {
    boolean[] broken = new boolean[1];
    Thread[] waiting =
        start(
            1,
            me -> {
              try {
                barrier.await();
              } catch (BrokenBarrierException e) {
                broken[0] = true;
              }
            });
    while (barrier.getNumberWaiting() == 0) {
      Thread.sleep(1);
    }
    try {
      barrier.await(1, TimeUnit.MILLISECONDS);
      list.check("time is up at the barrier", false);
    } catch (TimeoutException | BrokenBarrierException e) {
      list.check("time is up at the barrier", e instanceof TimeoutException);
    }
    waiting[0].join();
    list.check("the other saw it break", broken[0] && barrier.isBroken());
    barrier.reset();
    list.check("as new", !barrier.isBroken());
  }

  private void semaphore() throws InterruptedException {
    Semaphore permits = new Semaphore(2);
    Semaphore fair = new Semaphore(1, true);
    int[] inside = new int[2];
    int[] entered = new int[1];
    run(
        threads,
        me -> {
          for (int i = 0; i < rounds; i++) {
            permits.acquire();
            synchronized (inside) {
              inside[0]++;
              inside[1] = Math.max(inside[0], inside[1]);
            }
            fair.acquireUninterruptibly();
            entered[0]++;
            fair.release();
            synchronized (inside) {
              inside[0]--;
            }
            permits.release();
          }
        });
    list.check("at most two inside", inside[0] == 0 && inside[1] >= 1 && inside[1] <= 2);
    list.same("entered", rounds * threads, entered[0]);
    list.check("drained", permits.drainPermits() == 2 && !permits.tryAcquire());
    list.check("fair", fair.isFair() && !fair.hasQueuedThreads());
  }

  private void readWrite() throws InterruptedException {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    int[] pair = new int[2];
    int[] wrong = new int[1];
    run(
        threads,
        me -> {
          for (int i = 0; i < rounds; i++) {
            if ((i + me) % 3 == 0) {
              lock.writeLock().lock();
              pair[0]++;
              pair[1]++;
              lock.readLock().lock();
              lock.writeLock().unlock();
            } else {
              lock.readLock().lock();
            }
            if (pair[0] != pair[1]) {
              wrong[0]++;
            }
            lock.readLock().unlock();
          }
        });
    int writes = 0;
    for (int k = 0; k < threads; k++) {
      for (int i = 0; i < rounds; i++) {
        writes += (i + k) % 3 == 0 ? 1 : 0;
      }
    }
    list.same("writes", writes, pair[1]);
    list.same("torn reads", 0, wrong[0]);
    list.check("let go", lock.toString().endsWith("[Write locks = 0, Read locks = 0]"));
  }

  private void stamped() throws InterruptedException {
    StampedLock lock = new StampedLock();
    long[] point = new long[2];
    int[] seen = new int[2];
    run(
        threads,
        me -> {
          for (int i = 0; i < rounds; i++) {
            if (me == 0) {
              long stamp = lock.writeLock();
              point[0]++;
              point[1] -= 1;
              lock.unlockWrite(stamp);
            } else {
              long stamp = lock.tryOptimisticRead();
              long sum = point[0] + point[1];
              if (!lock.validate(stamp)) {
                stamp = lock.readLock();
                sum = point[0] + point[1];
                lock.unlockRead(stamp);
              }
              synchronized (seen) {
                seen[0]++;
                seen[1] += sum == 0 ? 0 : 1;
              }
            }
          }
        });
    list.same("looks", rounds * (threads - 1), seen[0]);
    list.same("torn looks", 0, seen[1]);
    long stamp = lock.readLock();
    long write = lock.tryConvertToWriteLock(stamp);
    list.check("converted", write != 0 && lock.isWriteLocked() && !lock.validate(stamp));
    lock.unlock(write);
    list.same("point", (long) rounds, point[0]);
  }

  private void phaser() throws InterruptedException {
    int[] advanced = new int[1];
    Phaser root =
        new Phaser() {
          @Override
          protected boolean onAdvance(int phase, int parties) {
            advanced[0]++;
            return phase + 1 >= rounds || parties == 0;
          }
        };
    Phaser[] children = {new Phaser(root, threads / 2), new Phaser(root, threads - threads / 2)};
    int[] arrived = new int[rounds];
    run(
        threads,
        me -> {
          Phaser mine = children[me < threads / 2 ? 0 : 1];
          while (!mine.isTerminated()) {
            synchronized (arrived) {
              arrived[mine.getPhase()]++;
            }
            mine.arriveAndAwaitAdvance();
          }
        });
    int whole = 0;
    for (int each : arrived) {
      whole += each == threads ? 1 : 0;
    }
    list.same("whole phases", rounds, whole);
    list.same("advances", rounds, advanced[0]);
    list.check("terminated", root.isTerminated() && children[0].register() < 0);
  }

  private void exchanger() throws InterruptedException {
    Exchanger<List<String>> exchanger = new Exchanger<>();
    String[] got = new String[2];
    run(
        2,
        me -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < rounds; i++) {
            text.append(exchanger.exchange(List.of((me == 0 ? "a" : "b") + i)).get(0));
          }
          got[me] = text.toString();
        });
    list.same("exchanged", got[0].replace('b', 'a'), got[1]);
    try {
      exchanger.exchange(null, 1, TimeUnit.MILLISECONDS);
      list.check("nobody to exchange with", false);
    } catch (TimeoutException e) {
      list.check("nobody to exchange with", true);
    }
  }

  private void mutex() throws InterruptedException {
    Mutex mutex = new Mutex();
    OneShot opened = new OneShot();
    int[] count = new int[3];
    Thread[] all =
        start(
            threads,
            me -> {
              opened.await();
              for (int i = 0; i < rounds; i++) {
                mutex.lock();
                count[0]++;
                mutex.changed.signalAll();
                mutex.unlock();
              }
            });
    mutex.lock();
    opened.open();
    while (count[0] < rounds * threads) {
      mutex.changed.await();
      count[1] = 1;
    }
    list.check("held by main", mutex.isLocked() && mutex.owner() == Thread.currentThread());
    mutex.unlock();
    for (Thread each : all) {
      each.join();
    }
    list.same("counted under the mutex", rounds * threads, count[0]);
    list.same("signalled", 1, count[1]);
    list.check("nobody waits", !mutex.isLocked() && !mutex.hasQueued());
  }

  private void copyOnWrite() throws InterruptedException {
    CopyOnWriteArrayList<Integer> numbers = new CopyOnWriteArrayList<>();
    CopyOnWriteArraySet<String> names = new CopyOnWriteArraySet<>();
    int[] torn = new int[1];
    run(
        threads,
        me -> {
          for (int i = 0; i < rounds; i++) {
            numbers.add(me * rounds + i);
            names.add("name " + i % 3);
            int before = -1;
            for (int n : numbers) {
              before = n / rounds == me ? check(before, n, torn) : before;
            }
          }
        });
    List<Integer> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    int wrong = 0;
    for (int i = 0; i < sorted.size(); i++) {
      wrong += sorted.get(i) == i ? 0 : 1;
    }
    list.same("numbers", rounds * threads, numbers.size());
    list.same("out of place", 0, wrong + torn[0]);
    list.same("names", 3, names.size());
    list.check("removed", numbers.removeIf(n -> n % 2 == 0) && numbers.addIfAbsent(2));
    list.same("left", rounds * threads / 2 + 1, numbers.size());
  }

  private static int check(int before, int n, int[] torn) {
    torn[0] += n > before ? 0 : 1;
    return n;
  }

  public static void main(String[] args) throws InterruptedException, BrokenBarrierException {
    int rounds = Args.size(args, 50);
    int threads = Args.threads(args, 4);
    Synchronizers all = new Synchronizers(rounds, threads);
    all.barrier();
    all.semaphore();
    all.readWrite();
    all.stamped();
    all.phaser();
    all.exchanger();
    all.mutex();
    all.copyOnWrite();
    all.list.finish();
  }
}
