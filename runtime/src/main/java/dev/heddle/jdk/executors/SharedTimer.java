package dev.heddle.jdk.executors;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Stands for {@link Timer}. The super class starts a thread of its own, which cannot be helped and
 * is ended at once.
 */
@SuppressWarnings("JavaUtilDate") // the super class takes them
public class SharedTimer extends Timer {
  private static final Counter NUMBERS = new Counter();

  private final TimerLoop loop = new TimerLoop();

  public SharedTimer() {
    this("Timer-" + (NUMBERS.next() - 1));
  }

  public SharedTimer(boolean isDaemon) {
    this("Timer-" + (NUMBERS.next() - 1), isDaemon);
  }

  public SharedTimer(String name) {
    this(name, false);
  }

  public SharedTimer(String name, boolean isDaemon) {
    super(checked(name), true);
    super.cancel();
    Thread thread = new Thread(loop, name);
    thread.setDaemon(isDaemon);
    thread.start();
  }

  private static String checked(String name) {
    if (name == null) {
      throw new NullPointerException("name is null");
    }
    return name;
  }

  @Override
  public void schedule(TimerTask task, long delay) {
    loop.add((SharedTimerTask) task, after(delay), 0);
  }

  @Override
  public void schedule(TimerTask task, Date time) {
    loop.add((SharedTimerTask) task, time.getTime(), 0);
  }

  @Override
  public void schedule(TimerTask task, long delay, long period) {
    loop.add((SharedTimerTask) task, after(delay), -positive(period));
  }

  @Override
  public void schedule(TimerTask task, Date firstTime, long period) {
    loop.add((SharedTimerTask) task, firstTime.getTime(), -positive(period));
  }

  @Override
  public void scheduleAtFixedRate(TimerTask task, long delay, long period) {
    loop.add((SharedTimerTask) task, after(delay), positive(period));
  }

  @Override
  public void scheduleAtFixedRate(TimerTask task, Date firstTime, long period) {
    loop.add((SharedTimerTask) task, firstTime.getTime(), positive(period));
  }

  private static long after(long delay) {
    if (delay < 0) {
      throw new IllegalArgumentException("Negative delay.");
    }
    return System.currentTimeMillis() + delay;
  }

  private static long positive(long period) {
    if (period <= 0) {
      throw new IllegalArgumentException("Non-positive period.");
    }
    return period;
  }

  @Override
  public void cancel() {
    loop.cancel();
  }

  @Override
  public int purge() {
    return loop.purge();
  }
}
