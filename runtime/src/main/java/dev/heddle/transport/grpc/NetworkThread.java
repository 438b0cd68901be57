package dev.heddle.transport.grpc;

import dev.heddle.transport.OwnThreads;
import dev.heddle.transport.session.SessionOptions;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one event loop of a node. */
final class NetworkThread implements Executor {
  private static final long SHUTDOWN_MILLIS = 1_000;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Consumer<Throwable> onFault;

  /**
   * @param onFault told of what a task threw, on this thread; Netty would only log it
   */
  NetworkThread(int rank, SocketKind kind, Consumer<Throwable> onFault) {
    this.onFault = onFault;
    ThreadFactory threads = task -> newThread(rank, task);
    this.group = new MultiThreadIoEventLoopGroup(1, threads, kind.events());
    this.loop = group.next();
  }

  private static Thread newThread(int rank, Runnable task) {
    Thread thread = new FastThreadLocalThread(OwnThreads.group(), task, "heddle-net-" + rank);
    thread.setDaemon(true);
    // Else the application's loader would be kept and searched by gRPC's service loading.
    thread.setContextClassLoader(NetworkThread.class.getClassLoader());
    return thread;
  }

  EventLoopGroup group() {
    return group;
  }

  boolean isCurrent() {
    return loop.inEventLoop();
  }

  /** Never throws; a task that comes after the end is dropped. */
  @Override
  public void execute(Runnable task) {
    try {
      loop.execute(guarded(task));
    } catch (RejectedExecutionException e) {
      assert loop.isShuttingDown();
    }
  }

  void everyTick(Runnable task) {
    var unused =
        loop.scheduleWithFixedDelay(
            guarded(task),
            SessionOptions.TICK_MILLIS,
            SessionOptions.TICK_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        onFault.accept(e);
      }
    };
  }

  /** Ends the thread; waits for it unless called on it. */
  void shutdown() {
    var unused = group.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    if (!isCurrent()) {
      try {
        group.awaitTermination(SHUTDOWN_MILLIS * 2, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
