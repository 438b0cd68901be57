package dev.heddle.node;

import dev.heddle.bridge.GroupOps;
import dev.heddle.heap.NotShareableException;
import dev.heddle.sync.NodeStoppedError;
import dev.heddle.transport.OwnThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of Heddle's own: daemons named {@code heddle-...}. What escapes them ends the run. */
public final class HeddleThreads {
  private final FatalHandler fatalHandler;

  public HeddleThreads(FatalHandler fatalHandler) {
    this.fatalHandler = fatalHandler;
  }

  /**
   * As many threads as there is work at once: who waits in one must not keep others from running.
   */
  public ExecutorService unbounded(String name) {
    return Executors.newCachedThreadPool(factory(name));
  }

  /** As {@link #unbounded}, for what may run woven code: not named as if it never did. */
  public ExecutorService callers(ClassLoader application) {
    ThreadFactory factory = factory("delegate", GroupOps.mainGroup());
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        Long.MAX_VALUE, // a pipe is broken once the thread that wrote last is dead
        TimeUnit.NANOSECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = factory.newThread(task);
          thread.setName(thread.getName().replaceFirst("^heddle-", ""));
          thread.setContextClassLoader(application);
          return thread;
        });
  }

  public ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(factory(name));
  }

  public ThreadFactory factory(String name) {
    return factory(name, OwnThreads.group());
  }

  private ThreadFactory factory(String name, ThreadGroup group) {
    AtomicInteger numbers = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(group, task, "heddle-" + name + "-" + numbers.incrementAndGet());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(this::escaped);
      return thread;
    };
  }

  private void escaped(Thread thread, Throwable cause) {
    if (cause instanceof NotShareableException) {
      fatalHandler.fatal(cause.getMessage(), ExitStatus.CANNOT_SHARE, cause);
    } else if (!(cause instanceof NodeStoppedError)) {
      fatalHandler.fatal(
          "internal fault in " + thread.getName() + ": " + cause, ExitStatus.INTERNAL, cause);
    }
  }
}
