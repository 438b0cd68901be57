package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Scheduled pools and timers: repeated, delayed, cancelled. */
public class Ticker {
  private final ConcurrentHashMap<String, Integer> ticks = new ConcurrentHashMap<>();

  private void tick(String who) {
    synchronized (this) {
      ticks.merge(who, 1, Integer::sum);
      notifyAll();
    }
  }

  private synchronized void await(String who, int count) throws InterruptedException {
    while (ticks.getOrDefault(who, 0) < count) {
      wait();
    }
  }

  private int count(String who) {
    return ticks.getOrDefault(who, 0);
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Ticker ticker = new Ticker();
    Checklist list = new Checklist();
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(3);
    ScheduledFuture<?> rate =
        pool.scheduleAtFixedRate(() -> ticker.tick("rate"), 5, 5, TimeUnit.MILLISECONDS);
    ScheduledFuture<?> delay =
        pool.scheduleWithFixedDelay(() -> ticker.tick("delay"), 1, 5, TimeUnit.MILLISECONDS);
    Callable<String> once = () -> "after a while";
    ScheduledFuture<String> late = pool.schedule(once, 20, TimeUnit.MILLISECONDS);
    ScheduledFuture<?> failing =
        pool.scheduleAtFixedRate(
            () -> {
              ticker.tick("failing");
              throw new IllegalStateException("no more");
            },
            1,
            1,
            TimeUnit.MILLISECONDS);
    ticker.await("rate", 5);
    ticker.await("delay", 5);
    list.same("delayed result", "after a while", late.get());
    list.check("cancelled", rate.cancel(false) && rate.isCancelled() && rate.isDone());
    try {
      failing.get();
      list.check("a failed repetition ends", false);
    } catch (ExecutionException e) {
      list.same("a failed repetition ends", "no more", e.getCause().getMessage());
    }
    list.same("and ran once", 1, ticker.count("failing"));
    pool.shutdown();
    list.check("ended", pool.awaitTermination(60, TimeUnit.SECONDS));
    try {
      delay.get();
      list.check("periodic work is dropped at shutdown", false);
    } catch (CancellationException e) {
      list.check("periodic work is dropped at shutdown", true);
    }
    try {
      pool.schedule(once, 1, TimeUnit.MILLISECONDS);
      list.check("no more is taken", false);
    } catch (RejectedExecutionException e) {
      list.check("no more is taken", true);
    }
    timers(ticker, list);
    list.finish();
  }

  private static void timers(Ticker ticker, Checklist list) throws InterruptedException {
    Timer timer = new Timer();
    TimerTask task =
        new TimerTask() {
          private int left = 3;

          @Override
          public void run() {
            if (--left == 0) {
              cancel();
            }
            ticker.tick("timer by " + Thread.currentThread().getName());
          }
        };
    timer.schedule(task, 1, 2);
    ticker.await("timer by Timer-0", 3);
    list.check("task was cancelled", !task.cancel());
    timer.cancel();
    try {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {}
          },
          1);
      list.check("timer takes no more", false);
    } catch (IllegalStateException e) {
      list.same("timer takes no more", "Timer already cancelled.", e.getMessage());
    }
  }
}
