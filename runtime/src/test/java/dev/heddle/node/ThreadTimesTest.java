package dev.heddle.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Only least times are asked for: how fast the machine is does not matter. */
class ThreadTimesTest {
  private static final long BUSY_MILLIS = 30;

  private final ThreadTimes times = new ThreadTimes(List.of());

  /** Uses the processor for so long, by the same clock. */
  private static void work() {
    var threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatAThreadUsedBeforeItWasTheProgramsIsLeftOut() throws Exception {
    Thread thread =
        new Thread(
            () -> {
              work();
              times.entered();
              times.ended();
            });
    thread.start();
    thread.join();
    assertTrue(times.millis() < BUSY_MILLIS, () -> times.millis() + " ms");
  }

  @Test
  void timeOfThreadsThatRunAndOfThoseThatEndedCounts() throws Exception {
    CountDownLatch worked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              times.entered();
              workThenAwait(worked, end);
              work();
              times.ended();
            });
    thread.start();
    worked.await();
    long running = times.millis();
    assertTrue(running >= BUSY_MILLIS, () -> running + " ms");
    end.countDown();
    thread.join();
    assertTrue(times.millis() >= 2 * BUSY_MILLIS, () -> times.millis() + " ms");
  }

  /** The thread of main detaches from the JVM and comes back under another name, with its time. */
  @Test
  void mainGoesOnUnderAnotherName() throws Exception {
    CountDownLatch worked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread after = new Thread(() -> workThenAwait(worked, end), "DestroyJavaVM");
    ThreadTimes withMain = new ThreadTimes(List.of(after));
    Thread main = new Thread(withMain::entered);
    main.start();
    main.join();
    after.start();
    worked.await();
    long millis = withMain.millis();
    end.countDown();
    after.join();
    assertTrue(millis > 0, () -> millis + " ms");
  }

  private static void workThenAwait(CountDownLatch worked, CountDownLatch end) {
    work();
    worked.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
