package dev.heddle.jdk.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/** The JDK's own locks are the oracle for one thread; for many, nobody is in at the same time. */
@SuppressWarnings("LockNotBeforeTry") // locks are what is tested
class LocksTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 60;

  /** What a step does to a lock or what it says of it. */
  private interface Step<T> {
    Object apply(T target) throws Exception;
  }

  private static <T> void compare(List<Step<T>> steps, T original, T twin, int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      int chosen = random.nextInt(steps.size());
      Step<T> step = steps.get(chosen);
      assertEquals(
          outcome(step, original), outcome(step, twin), "seed " + seed + " step " + chosen);
    }
  }

  /** The result, or the exception; a class and its hash differ. */
  private static <T> String outcome(Step<T> step, T target) {
    try {
      return String.valueOf(step.apply(target)).replaceAll("^.*@[0-9a-f]+", "");
    } catch (InvocationTargetException e) {
      return e.getCause().toString();
    } catch (Exception | Error e) {
      return e.toString();
    }
  }

  private static Step<Lock> lock() {
    return lock -> {
      lock.lock();
      return null;
    };
  }

  private static Step<Lock> unlock() {
    return lock -> {
      lock.unlock();
      return null;
    };
  }

  private static List<Step<Lock>> stepsOfLocks() {
    List<Step<Lock>> steps = new ArrayList<>(List.of(lock(), unlock(), unlock()));
    steps.add(Lock::tryLock);
    steps.add(lock -> lock.tryLock(1, TimeUnit.MICROSECONDS));
    steps.add(Object::toString);
    steps.add(
        lock -> {
          Thread.currentThread().interrupt();
          try {
            lock.lockInterruptibly();
            return "locked";
          } finally {
            Thread.interrupted();
          }
        });
    return steps;
  }

  @Test
  void reentrantLocksDoWhatTheJdksDo() {
    List<Step<Lock>> steps = stepsOfLocks();
    steps.add(lock -> ((ReentrantLock) lock).getHoldCount());
    steps.add(lock -> ((ReentrantLock) lock).isLocked());
    steps.add(lock -> ((ReentrantLock) lock).isHeldByCurrentThread());
    steps.add(lock -> lock.newCondition().awaitNanos(1000) <= 0);
    steps.add(lock -> lock.newCondition().await(-1, TimeUnit.SECONDS));
    steps.add(
        lock -> {
          lock.newCondition().signal();
          return null;
        });
    steps.add(lock -> ((ReentrantLock) lock).hasWaiters(lock.newCondition()));
    steps.add(lock -> ((ReentrantLock) lock).getWaitQueueLength(null));
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean fair = seed % 2 == 0;
      compare(steps, new ReentrantLock(fair), new SharedReentrantLock(fair), seed);
    }
  }

  @Test
  void readWriteLocksDoWhatTheJdksDo() {
    List<Step<ReentrantReadWriteLock>> steps = new ArrayList<>();
    for (Step<Lock> step : stepsOfLocks()) {
      steps.add(lock -> step.apply(lock.writeLock()));
      steps.add(lock -> step.apply(lock.readLock()));
    }
    // One that reads and comes to write would wait for itself, here as there.
    steps.set(0, lock -> lock.writeLock().tryLock());
    steps.add(lock -> lock.getReadLockCount());
    steps.add(lock -> lock.getReadHoldCount());
    steps.add(lock -> lock.getWriteHoldCount());
    steps.add(lock -> lock.isWriteLocked() + " " + lock.isWriteLockedByCurrentThread());
    steps.add(Object::toString);
    steps.add(lock -> lock.writeLock().newCondition().awaitNanos(1000) <= 0);
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean fair = seed % 2 == 0;
      ReentrantReadWriteLock twin = new SharedReentrantReadWriteLock(fair);
      compare(steps, new ReentrantReadWriteLock(fair), twin, seed);
    }
  }

  private static Step<Semaphore> calling(String name, Object... arguments) {
    return semaphore -> {
      for (Method method : Semaphore.class.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
          return method.invoke(semaphore, arguments);
        }
      }
      throw new AssertionError(name);
    };
  }

  @Test
  void semaphoresDoWhatTheJdksDo() {
    List<Step<Semaphore>> steps = new ArrayList<>();
    for (int n = -1; n < 4; n++) {
      int amount = n;
      steps.add(calling("release", amount));
      steps.add(calling("tryAcquire", amount));
      steps.add(calling("tryAcquire", amount, 1L, TimeUnit.MICROSECONDS));
    }
    steps.add(calling("release"));
    steps.add(calling("tryAcquire"));
    steps.add(calling("drainPermits"));
    steps.add(calling("availablePermits"));
    steps.add(calling("release", Integer.MAX_VALUE));
    steps.add(calling("toString"));
    steps.add(
        semaphore -> {
          if (semaphore.availablePermits() > 2) {
            semaphore.acquire(2);
          }
          return null;
        });
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean fair = seed % 2 == 0;
      compare(
          steps, new Semaphore(seed % 4 - 1, fair), new SharedSemaphore(seed % 4 - 1, fair), seed);
    }
  }

  private static void inThreads(int threads, Runnable body) throws InterruptedException {
    Thread[] all = new Thread[threads];
    List<Throwable> failed = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      all[t] = new Thread(body);
      all[t].setUncaughtExceptionHandler(
          (thread, e) -> {
            synchronized (failed) {
              failed.add(e);
            }
          });
      all[t].start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    assertEquals(List.of(), failed);
  }

  private int inside;
  private int entered;

  @Test
  void letOneThreadInAtATime() throws InterruptedException {
    for (Lock lock :
        List.of(
            new SharedReentrantLock(false),
            new SharedReentrantLock(true),
            new SharedReentrantReadWriteLock(false).writeLock(),
            new SharedReentrantReadWriteLock(true).writeLock())) {
      entered = 0;
      inThreads(5, () -> enterOften(lock));
      assertEquals(5 * 1000, entered);
    }
  }

  private void enterOften(Lock lock) {
    for (int i = 0; i < 1000; ) {
      boolean got = true;
      try {
        switch (i % 3) {
          case 0 -> lock.lock();
          case 1 -> lock.lockInterruptibly();
          default -> got = lock.tryLock(20, TimeUnit.MICROSECONDS);
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (got) {
        i++;
        assertEquals(1, ++inside);
        entered++;
        inside--;
        lock.unlock();
      }
    }
  }

  @Test
  void interruptsAndTimeOutsLoseNoWakeUp() throws InterruptedException {
    SharedReentrantLock lock = new SharedReentrantLock();
    Condition changed = lock.newCondition();
    SharedSemaphore permits = new SharedSemaphore(1);
    int[] passed = new int[1];
    Thread[] workers = new Thread[4];
    for (int t = 0; t < workers.length; t++) {
      workers[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 400; ) {
                  try {
                    permits.acquire();
                    permits.release();
                    lock.lockInterruptibly();
                    try {
                      i++;
                      passed[0]++;
                      changed.signal();
                      if (i % 7 == 0) {
                        changed.await(30, TimeUnit.MICROSECONDS);
                      }
                    } finally {
                      lock.unlock();
                    }
                  } catch (InterruptedException e) {
                    // and once more
                  }
                }
              });
      workers[t].start();
    }
    Random random = new Random(5);
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        workers[random.nextInt(workers.length)].interrupt();
        worker.join(0, 200_000);
      }
    }
    assertTrue(passed[0] >= 1600, () -> passed[0] + " passed");
    assertEquals(1, permits.availablePermits());
    assertTrue(!lock.isLocked() && !SharedReentrantLock.hasQueuedThreads(lock));
  }

  @Test
  void latchesAndBarriersReleaseAll() throws InterruptedException {
    SharedCountDownLatch latch = new SharedCountDownLatch(3);
    int[] actions = new int[1];
    CyclicBarrier barrier = new SharedCyclicBarrier(3, () -> actions[0]++);
    int[] indices = new int[3];
    inThreads(
        3,
        () -> {
          try {
            latch.countDown();
            latch.await();
            for (int i = 0; i < 500; i++) {
              int index = i % 2 == 0 ? barrier.await() : barrier.await(1, TimeUnit.MINUTES);
              synchronized (indices) {
                indices[index]++;
              }
            }
          } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(0, latch.getCount());
    assertEquals(500, actions[0]);
    assertEquals(List.of(500, 500, 500), List.of(indices[0], indices[1], indices[2]));
    assertThrows(TimeoutException.class, () -> barrier.await(1, TimeUnit.MILLISECONDS));
    assertThrows(BrokenBarrierException.class, barrier::await);
    barrier.reset();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, barrier::await);
    assertTrue(barrier.isBroken());
    assertEquals(0, barrier.getNumberWaiting());
  }

  private int readersNow;
  private int mostReaders;

  @Test
  void readersShareAndWritersDoNot() throws InterruptedException {
    ReentrantReadWriteLock lock = new SharedReentrantReadWriteLock();
    CyclicBarrier together = new SharedCyclicBarrier(3);
    inThreads(
        3,
        () -> {
          lock.readLock().lock();
          try {
            together.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
          }
          lock.readLock().unlock();
          for (int i = 0; i < 600; i++) {
            if (i % 5 == 0) {
              lock.writeLock().lock();
              assertEquals(0, readersNow);
              assertEquals(1, ++inside);
              inside--;
              lock.readLock().lock();
              lock.writeLock().unlock();
            } else {
              lock.readLock().lock();
            }
            synchronized (together) {
              mostReaders = Math.max(mostReaders, ++readersNow);
            }
            assertEquals(0, inside);
            synchronized (together) {
              readersNow--;
            }
            lock.readLock().unlock();
          }
        });
    assertEquals(0, lock.getReadLockCount());
    assertTrue(mostReaders <= 3);
  }
}
