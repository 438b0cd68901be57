package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What ThreadPoolExecutor, its subclasses and the factories of Executors promise. */
public class PoolContract {
  /** Counts what runs, and says so at the end. */
  static class CountingPool extends ThreadPoolExecutor {
    private int before;
    private int after;
    private int failed;
    private boolean terminated;

    CountingPool(int threads) {
      super(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    protected synchronized void beforeExecute(Thread thread, Runnable task) {
      super.beforeExecute(thread, task);
      before++;
    }

    @Override
    protected synchronized void afterExecute(Runnable task, Throwable thrown) {
      super.afterExecute(task, thrown);
      after++;
      failed += thrown == null ? 0 : 1;
    }

    @Override
    protected synchronized void terminated() {
      terminated = true;
      super.terminated();
    }

    synchronized String summary() {
      return before + " " + after + " " + failed + " " + terminated;
    }
  }

  /** A door that tasks wait at. */
  static class Door {
    private boolean open;
    private int waiting;

    synchronized void pass() throws InterruptedException {
      waiting++;
      notifyAll();
      while (!open) {
        wait();
      }
    }

    synchronized void awaitWaiting(int count) throws InterruptedException {
      while (waiting < count) {
        wait();
      }
    }

    synchronized void open() {
      open = true;
      notifyAll();
    }
  }

  /** A text that threads append to. */
  static class Text {
    private String text = "";

    synchronized void append(Object more) {
      text += more;
    }

    @Override
    public synchronized String toString() {
      return text;
    }
  }

  private static final Checklist LIST = new Checklist();

  public static void main(String[] args) throws Exception {
    subclass();
    rejection();
    cancelling();
    names();
    invoking();
    sizes();
    stopping();
    LIST.finish();
  }

  private static void subclass() throws InterruptedException {
    CountingPool pool = new CountingPool(3);
    ConcurrentHashMap<Integer, String> done = new ConcurrentHashMap<>();
    Thread.UncaughtExceptionHandler quiet = (thread, e) -> done.put(-1, e.getMessage());
    pool.setThreadFactory(
        task -> {
          Thread thread = new Thread(task);
          thread.setUncaughtExceptionHandler(quiet);
          return thread;
        });
    for (int i = 0; i < 20; i++) {
      int number = i;
      pool.execute(() -> done.put(number, "x"));
    }
    pool.execute(
        () -> {
          throw new IllegalStateException("oops");
        });
    pool.shutdown();
    LIST.check("subclass ends", pool.awaitTermination(60, TimeUnit.SECONDS));
    LIST.same("its hooks", "21 21 1 true", pool.summary());
    LIST.same("its class", "CountingPool", pool.getClass().getSimpleName());
    LIST.same("completed", 21L, pool.getCompletedTaskCount());
    LIST.same("tasks that ran", 21, done.size());
    LIST.same("uncaught", "oops", done.get(-1));
  }

  private static void rejection() throws InterruptedException {
    Door door = new Door();
    BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(1);
    ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, queue);
    Runnable task =
        () -> {
          try {
            door.pass();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    for (int i = 0; i < 3; i++) {
      pool.execute(task);
    }
    door.awaitWaiting(2);
    LIST.same("pool size", 2, pool.getPoolSize());
    LIST.same("queued", 1, pool.getQueue().size());
    LIST.same("active", 2, pool.getActiveCount());
    try {
      pool.execute(task);
      LIST.check("rejected", false);
    } catch (RejectedExecutionException e) {
      LIST.check("rejected", true);
    }
    Text ranBy = new Text();
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    pool.execute(() -> ranBy.append(Thread.currentThread().getName()));
    LIST.same("caller runs", Thread.currentThread().getName(), ranBy.toString());
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    pool.execute(task);
    pool.setRejectedExecutionHandler((rejected, by) -> ranBy.append(by == pool));
    pool.execute(task);
    LIST.check("own handler", ranBy.toString().endsWith("true"));
    door.open();
    pool.shutdown();
    LIST.check("ends", pool.awaitTermination(60, TimeUnit.SECONDS));
    LIST.same("largest", 2, pool.getLargestPoolSize());
    LIST.same(
        "text",
        "[Terminated, active threads = 0, queued tasks = 0, completed tasks = 3]",
        pool.toString()
            .substring(pool.toString().indexOf('['))
            // A pool is terminated once its workers have counted themselves out; they may be in the
            // set still.
            .replaceFirst(" pool size = [0-2],", ""));
  }

  private static void cancelling() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    Door door = new Door();
    List<Future<String>> futures = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      futures.add(
          pool.submit(
              () -> {
                door.pass();
                return "passed";
              }));
    }
    door.awaitWaiting(3);
    Future<String> first = futures.get(0);
    LIST.check("cancel interrupts a running task", first.cancel(true));
    LIST.check("it is cancelled", first.isCancelled() && first.isDone() && !first.cancel(true));
    try {
      first.get();
      LIST.check("get throws", false);
    } catch (CancellationException e) {
      LIST.check("get throws", true);
    }
    try {
      futures.get(1).get(10, TimeUnit.MILLISECONDS);
      LIST.check("get times out", false);
    } catch (TimeoutException e) {
      LIST.check("get times out", true);
    }
    LIST.same("the worker lives on", 5, pool.submit(() -> 5).get());
    door.open();
    LIST.same("others end", "passed", futures.get(1).get());
    try {
      pool.submit(
              () -> {
                throw new IllegalArgumentException("thrown over there");
              })
          .get();
      LIST.check("failure arrives", false);
    } catch (ExecutionException e) {
      LIST.same("failure arrives", "thrown over there", e.getCause().getMessage());
    }
    pool.shutdown();
    LIST.check("cancelling ends", pool.awaitTermination(60, TimeUnit.SECONDS));
  }

  private static void names() throws Exception {
    TreeSet<String> names = new TreeSet<>();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Door door = new Door();
    List<Future<String>> futures = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      futures.add(
          pool.submit(
              () -> {
                door.pass();
                return Thread.currentThread().getName();
              }));
    }
    door.awaitWaiting(2);
    door.open();
    for (Future<String> future : futures) {
      names.add(future.get());
    }
    pool.shutdown();
    // The pools before had factories of two kinds: of two, the default one numbers pools.
    LIST.same("thread names", "[pool-4-thread-1, pool-4-thread-2]", names.toString());
    ExecutorService single = Executors.newSingleThreadExecutor();
    LIST.same(
        "single", "pool-5-thread-1", single.submit(() -> Thread.currentThread().getName()).get());
    single.shutdown();
    ExecutorService cached = Executors.newCachedThreadPool();
    Future<String> cachedName = cached.submit(() -> Thread.currentThread().getName());
    LIST.same("cached", "pool-6-thread-1", cachedName.get());
    cached.shutdownNow();
    LIST.check(
        "both end",
        single.awaitTermination(60, TimeUnit.SECONDS)
            && cached.awaitTermination(60, TimeUnit.SECONDS));
  }

  private static void invoking() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int number = i;
      tasks.add(() -> number * number);
    }
    int sum = 0;
    for (Future<Integer> future : pool.invokeAll(tasks)) {
      sum += future.get();
    }
    LIST.same("invokeAll", 55, sum);
    Door never = new Door();
    List<Callable<String>> race = new ArrayList<>();
    race.add(
        () -> {
          never.pass();
          return "never";
        });
    race.add(() -> "quick");
    LIST.same("invokeAny", "quick", pool.invokeAny(race));
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    tasks.forEach(service::submit);
    int taken = 0;
    for (int i = 0; i < tasks.size(); i++) {
      taken += service.take().get();
    }
    LIST.same("completion service", 55, taken);
    FutureTask<String> task = new FutureTask<>(() -> "by a thread");
    new Thread(task).start();
    LIST.same("FutureTask", "by a thread", task.get());
    pool.shutdown();
    LIST.check("invoking ends", pool.awaitTermination(60, TimeUnit.SECONDS));
  }

  private static void sizes() throws InterruptedException {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(2, 4, 10, TimeUnit.MILLISECONDS, new SynchronousQueue<>());
    // Before they may time out: one that had would be started once more.
    LIST.same("prestarted", 2, pool.prestartAllCoreThreads());
    pool.allowCoreThreadTimeOut(true);
    LIST.check(
        "settings",
        pool.allowsCoreThreadTimeOut()
            && pool.getCorePoolSize() == 2
            && pool.getMaximumPoolSize() == 4
            && pool.getKeepAliveTime(TimeUnit.MILLISECONDS) == 10);
    while (pool.getPoolSize() > 0) {
      Thread.sleep(1);
    }
    LIST.same("core threads ended", 0, pool.getPoolSize());
    pool.setCorePoolSize(1);
    pool.setMaximumPoolSize(1);
    LIST.same("resized", 1, pool.getMaximumPoolSize());
    pool.shutdown();
    LIST.check("sizes ends", pool.awaitTermination(60, TimeUnit.SECONDS) && pool.isTerminated());
  }

  private static void stopping() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Door door = new Door();
    Text seen = new Text();
    pool.execute(
        () -> {
          try {
            door.pass();
          } catch (InterruptedException e) {
            seen.append("interrupted");
          }
        });
    pool.execute(() -> seen.append("never"));
    door.awaitWaiting(1);
    LIST.same("left by shutdownNow", 1, pool.shutdownNow().size());
    LIST.check("stopped", pool.awaitTermination(60, TimeUnit.SECONDS));
    LIST.same("running task", "interrupted", seen.toString());
  }
}
