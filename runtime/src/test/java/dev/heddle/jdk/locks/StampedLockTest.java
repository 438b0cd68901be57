package dev.heddle.jdk.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

/** The JDK's own is the oracle for one thread, stamps included; for many, no look is torn. */
class StampedLockTest {
  private static final int SEEDS = 400;
  private static final int STEPS = 80;

  /** One of some operations, with one of the stamps seen so far. */
  private static String step(StampedLock lock, int kind, List<Long> stamps, int chosen) {
    long stamp = stamps.get(chosen % stamps.size());
    try {
      return switch (kind) {
        case 0 -> keep(lock.tryWriteLock(), stamps);
        case 1 -> keep(lock.tryReadLock(), stamps);
        case 2 -> keep(lock.tryOptimisticRead(), stamps);
        case 3 -> keep(lock.tryConvertToWriteLock(stamp), stamps);
        case 4 -> keep(lock.tryConvertToReadLock(stamp), stamps);
        case 5 -> keep(lock.tryConvertToOptimisticRead(stamp), stamps);
        case 6 -> "" + lock.validate(stamp);
        case 7 -> keep(lock.tryReadLock(1, TimeUnit.MICROSECONDS), stamps);
        case 8 -> keep(lock.tryWriteLock(1, TimeUnit.MICROSECONDS), stamps);
        case 9 -> "" + lock.tryUnlockRead() + lock.getReadLockCount();
        case 10 -> "" + lock.tryUnlockWrite() + lock.isWriteLocked() + lock.isReadLocked();
        case 11 -> lock.toString().replaceAll("^.*@[0-9a-f]+", "");
        case 12 -> "" + lock.asReadLock().tryLock() + lock.asWriteLock().tryLock();
        case 13 -> {
          lock.asReadWriteLock().readLock().unlock();
          yield "unlocked";
        }
        default -> {
          lock.unlock(stamp);
          yield "unlocked";
        }
      };
    } catch (IllegalMonitorStateException | InterruptedException e) {
      return e.toString();
    }
  }

  private static String keep(long stamp, List<Long> stamps) {
    stamps.add(stamp);
    return Long.toString(stamp);
  }

  @Test
  void doesWhatTheJdksDoes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      StampedLock original = new StampedLock();
      StampedLock twin = new SharedStampedLock();
      List<Long> stamps = new ArrayList<>(List.of(0L));
      List<Long> twins = new ArrayList<>(stamps);
      for (int i = 0; i < STEPS; i++) {
        int kind = random.nextInt(18);
        int chosen = Math.max(0, stamps.size() - 1 - random.nextInt(4));
        String expected = step(original, kind, stamps, chosen);
        assertEquals(expected, step(twin, kind, twins, chosen), "seed " + seed + " kind " + kind);
      }
      assertEquals(stamps, twins);
    }
  }

  private final int[] pair = new int[2];

  @Test
  void noLookIsTorn() throws InterruptedException {
    StampedLock lock = new SharedStampedLock();
    int[] torn = new int[1];
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      boolean writes = t == 0;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 4000; i++) {
                  if (writes || i % 50 == 0) {
                    long stamp = lock.writeLock();
                    pair[0]++;
                    pair[1]++;
                    lock.unlockWrite(stamp);
                  } else if (look(lock) != 0) {
                    torn[0]++;
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, torn[0]);
    assertEquals(4000 + 3 * 80, pair[1]);
    assertTrue(!lock.isReadLocked() && !lock.isWriteLocked());
  }

  private int look(StampedLock lock) {
    long stamp = lock.tryOptimisticRead();
    int difference = pair[0] - pair[1];
    if (!lock.validate(stamp)) {
      stamp = lock.readLock();
      difference = pair[0] - pair[1];
      lock.unlockRead(stamp);
    }
    return difference;
  }
}
