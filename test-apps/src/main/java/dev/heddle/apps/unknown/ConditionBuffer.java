package dev.heddle.apps.unknown;

import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The put-take test of a bounded buffer: what goes in comes out, by a sum of cheap hashes. */
public class ConditionBuffer<T> {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();
  private final T[] items;
  private int head, tail, count;

  @SuppressWarnings("unchecked")
  ConditionBuffer(int size) {
    items = (T[]) new Object[size];
  }

  void put(T item) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (count == items.length) {
        notFull.await();
      }
      items[tail] = item;
      tail = (tail + 1) % items.length;
      ++count;
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  T poll(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lockInterruptibly();
    try {
      while (count == 0) {
        if (left <= 0) {
          return null;
        }
        left = notEmpty.awaitNanos(left);
      }
      T item = items[head];
      items[head] = null;
      head = (head + 1) % items.length;
      count--;
      notFull.signal();
      return item;
    } finally {
      lock.unlock();
    }
  }

  static int xorShift(int y) {
    y ^= y << 6;
    y ^= y >>> 21;
    y ^= y << 7;
    return y;
  }

  static final int PAIRS = 2;
  static final int TRIALS = 300;

  public static void main(String[] args) throws Exception {
    final ConditionBuffer<Integer> buffer = new ConditionBuffer<Integer>(10);
    final int[] sums = new int[2 * PAIRS];
    final CyclicBarrier barrier = new CyclicBarrier(2 * PAIRS + 1);
    for (int i = 0; i < PAIRS; i++) {
      final int id = i;
      new Thread() {
        @Override
        public void run() {
          try {
            int seed = 77 * (id + 1);
            barrier.await();
            for (int n = 0; n < TRIALS; n++) {
              buffer.put(seed);
              sums[id] += seed;
              seed = xorShift(seed);
            }
            barrier.await();
          } catch (InterruptedException e) {
            throw new RuntimeException(e);
          } catch (BrokenBarrierException e) {
            throw new RuntimeException(e);
          }
        }
      }.start();
      new Thread() {
        @Override
        public void run() {
          try {
            barrier.await();
            for (int n = 0; n < TRIALS; n++) {
              Integer got;
              do {
                got = buffer.poll(500);
              } while (got == null);
              sums[PAIRS + id] += got;
            }
            barrier.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new RuntimeException(e);
          }
        }
      }.start();
    }
    barrier.await();
    barrier.await();
    int in = Arrays.stream(sums, 0, PAIRS).sum();
    int out = Arrays.stream(sums, PAIRS, 2 * PAIRS).sum();
    System.out.println("in " + in + " out " + out + " " + (in == out));
    Object late = buffer.poll(20);
    System.out.println("afterwards " + late + ", waiting " + barrier.getNumberWaiting());
    System.out.println(buffer.lock.isFair() + " " + buffer.lock.isLocked());
    try {
      buffer.notEmpty.signal();
    } catch (IllegalMonitorStateException e) {
      System.out.println("signal without the lock: " + e.getMessage());
    }
  }
}
