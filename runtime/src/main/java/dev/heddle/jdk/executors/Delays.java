package dev.heddle.jdk.executors;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Starts what futures are to do after a time; one daemon thread for all. */
@SuppressWarnings("FutureReturnValueIgnored") // dependents that only act
final class Delays {
  private static final ScheduledThreadPoolExecutor DELAYER = delayer();

  private Delays() {}

  private static ScheduledThreadPoolExecutor delayer() {
    ScheduledThreadPoolExecutor delayer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "CompletableFutureDelayScheduler");
              thread.setDaemon(true);
              return thread;
            });
    delayer.setRemoveOnCancelPolicy(true);
    return delayer;
  }

  static Future<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return DELAYER.schedule(task, delay, unit);
  }

  /** What was to be done after a time is not done if the future ends before. */
  static void cancelAfter(SharedCompletableFuture<?> future, Future<?> delayed) {
    future.whenComplete(
        (value, failure) -> {
          if (failure == null && !delayed.isDone()) {
            delayed.cancel(false);
          }
        });
  }
}
