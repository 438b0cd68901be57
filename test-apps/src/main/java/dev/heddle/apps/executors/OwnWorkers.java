package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Pools whose threads the program makes: they have states, are joined, and end when idle. */
public class OwnWorkers {
  private static final Checklist LIST = new Checklist();

  /** Keeps the threads it has made. */
  private static class Factory implements ThreadFactory {
    private final List<Thread> made = new ArrayList<>();

    @Override
    public synchronized Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "own " + made.size());
      made.add(thread);
      return thread;
    }

    synchronized List<Thread> made() {
      return new ArrayList<>(made);
    }
  }

  private static void use(String name, ExecutorService pool, Factory factory) throws Exception {
    String ran = "";
    for (int i = 0; i < 3; i++) {
      ran += pool.submit(() -> Thread.currentThread().getName().startsWith("own")).get();
    }
    LIST.same(name + " ran", "truetruetrue", ran);
    Thread first = factory.made().get(0);
    while (first.getState() != Thread.State.WAITING
        && first.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    LIST.check(name + " is alive", first.isAlive());
    first.join(1);
    LIST.check(name + " is still alive", first.isAlive());
    pool.shutdown();
    LIST.check(name + " ends", pool.awaitTermination(60, TimeUnit.SECONDS));
    for (Thread thread : factory.made()) {
      thread.join();
      LIST.same(name + " has ended", Thread.State.TERMINATED, thread.getState());
    }
  }

  public static void main(String[] args) throws Exception {
    Factory fixed = new Factory();
    use("fixed", Executors.newFixedThreadPool(2, fixed), fixed);
    Factory single = new Factory();
    use("single", Executors.newSingleThreadExecutor(single), single);
    Factory timed = new Factory();
    ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1, timed);
    use("scheduled", scheduled, timed);
    LIST.finish();
  }
}
