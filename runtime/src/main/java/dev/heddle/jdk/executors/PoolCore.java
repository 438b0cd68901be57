package dev.heddle.jdk.executors;

import dev.heddle.jdk.queues.TimedWait;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The workings of a thread pool, for the two pool classes of the JDK. What a worker looks at for
 * each task is volatile and seldom written, so that workers of other nodes look at their own copy;
 * all changes are made under the monitor of this object.
 */
final class PoolCore {
  private static final int RUNNING = 0;
  private static final int SHUTDOWN = 1;
  private static final int STOP = 2;
  private static final int TIDYING = 3;
  private static final int TERMINATED = 4;

  private final PoolOwner owner;
  private final BlockingQueue<Runnable> queue;

  private volatile int runState;
  private volatile int workerCount;
  private volatile int corePoolSize;
  private volatile int maximumPoolSize;
  private volatile long keepAliveNanos;
  private volatile boolean coreTimesOut;
  private volatile ThreadFactory threadFactory;
  private volatile RejectedExecutionHandler handler;

  private PoolWorker[] workers = new PoolWorker[4];
  private int workersMade;
  private int largest;
  private long completedByEnded;

  PoolCore(
      PoolOwner owner,
      BlockingQueue<Runnable> queue,
      int corePoolSize,
      int maximumPoolSize,
      long keepAliveNanos,
      ThreadFactory threadFactory,
      RejectedExecutionHandler handler) {
    if (corePoolSize < 0
        || maximumPoolSize <= 0
        || maximumPoolSize < corePoolSize
        || keepAliveNanos < 0) {
      throw new IllegalArgumentException();
    }
    if (queue == null || threadFactory == null || handler == null) {
      throw new NullPointerException();
    }
    this.owner = owner;
    this.queue = queue;
    this.corePoolSize = corePoolSize;
    this.maximumPoolSize = maximumPoolSize;
    this.keepAliveNanos = keepAliveNanos;
    this.threadFactory = threadFactory;
    this.handler = handler;
  }

  PoolOwner owner() {
    return owner;
  }

  BlockingQueue<Runnable> queue() {
    return queue;
  }

  void execute(Runnable command) {
    if (command == null) {
      throw new NullPointerException();
    }
    if (workerCount < corePoolSize && addWorker(command, true)) {
      return;
    }
    if (runState == RUNNING && queue.offer(command)) {
      if (runState != RUNNING && remove(command)) {
        reject(command);
      } else if (workerCount == 0) {
        addWorker(null, false);
      }
    } else if (!addWorker(command, false)) {
      reject(command);
    }
  }

  void reject(Runnable command) {
    owner.reject(handler, command);
  }

  /** Starts a worker if state and bound allow one; false where they do not. */
  boolean addWorker(Runnable first, boolean core) {
    if (!claimWorker(first, core)) {
      return false;
    }
    boolean started = false;
    PoolWorker worker = null;
    try {
      worker = new PoolWorker(this, first);
      started = worker.thread != null && enlist(worker, first);
      if (started) {
        started = false;
        worker.thread.start();
        started = true;
      }
    } finally {
      if (!started) {
        giveUp(worker);
      }
    }
    return started;
  }

  private synchronized boolean claimWorker(Runnable first, boolean core) {
    if (!mayServe(first) || workerCount >= (core ? corePoolSize : maximumPoolSize)) {
      return false;
    }
    workerCount++;
    return true;
  }

  private boolean mayServe(Runnable first) {
    return runState == RUNNING || (runState == SHUTDOWN && first == null && !queue.isEmpty());
  }

  private synchronized boolean enlist(PoolWorker worker, Runnable first) {
    if (runState != RUNNING && !(runState == SHUTDOWN && first == null)) {
      return false;
    }
    if (worker.thread.getState() != Thread.State.NEW) {
      throw new IllegalThreadStateException();
    }
    if (workersMade == workers.length) {
      PoolWorker[] more = new PoolWorker[2 * workersMade];
      System.arraycopy(workers, 0, more, 0, workersMade);
      workers = more;
    }
    workers[workersMade++] = worker;
    largest = Math.max(largest, workersMade);
    return true;
  }

  private boolean delist(PoolWorker worker) {
    for (int i = 0; i < workersMade; i++) {
      if (workers[i] == worker) {
        System.arraycopy(workers, i + 1, workers, i, workersMade - i - 1);
        workers[--workersMade] = null;
        return true;
      }
    }
    return false;
  }

  private void giveUp(PoolWorker worker) {
    synchronized (this) {
      delist(worker);
      workerCount--;
    }
    tryTerminate();
  }

  /** The next task of a worker, waited for; null if the worker is to end. */
  Runnable nextTask() {
    boolean timedOut = false;
    while (true) {
      boolean timed = coreTimesOut || workerCount > corePoolSize;
      if (seemsToEnd(timed && timedOut) && leave(timed && timedOut)) {
        return null;
      }
      try {
        Runnable task = timed ? queue.poll(keepAliveNanos, TimeUnit.NANOSECONDS) : queue.take();
        if (task != null) {
          return task;
        }
        timedOut = true;
      } catch (InterruptedException e) {
        timedOut = false;
      }
    }
  }

  private boolean seemsToEnd(boolean idleTooLong) {
    if (runState >= STOP || (runState == SHUTDOWN && queue.isEmpty())) {
      return true;
    }
    return (workerCount > maximumPoolSize || idleTooLong) && (workerCount > 1 || queue.isEmpty());
  }

  private synchronized boolean leave(boolean idleTooLong) {
    boolean tooMany = idleTooLong && (coreTimesOut || workerCount > corePoolSize);
    if (!seemsToEnd(tooMany)) {
      return false;
    }
    workerCount--;
    return true;
  }

  void workerEnded(PoolWorker worker, boolean abrupt) {
    synchronized (this) {
      if (abrupt) {
        workerCount--;
      }
      completedByEnded += worker.completed();
      delist(worker);
    }
    tryTerminate();
    if (runState < STOP) {
      if (!abrupt) {
        int least = coreTimesOut ? 0 : corePoolSize;
        if (least == 0 && !queue.isEmpty()) {
          least = 1;
        }
        if (workerCount >= least) {
          return;
        }
      }
      addWorker(null, false);
    }
  }

  /** Ends the pool if nothing is left to do; else wakes one idle worker, which passes it on. */
  void tryTerminate() {
    synchronized (this) {
      if (runState == RUNNING
          || runState >= TIDYING
          || (runState == SHUTDOWN && !queue.isEmpty())) {
        return;
      }
      if (workerCount != 0) {
        interruptIdle(true);
        return;
      }
      runState = TIDYING;
      try {
        owner.ended();
      } finally {
        runState = TERMINATED;
        notifyAll();
      }
    }
  }

  private synchronized void interruptIdle(boolean onlyOne) {
    for (int i = 0; i < workersMade; i++) {
      workers[i].interruptIfIdle();
      if (onlyOne) {
        return;
      }
    }
  }

  void shutdown() {
    synchronized (this) {
      if (runState < SHUTDOWN) {
        runState = SHUTDOWN;
      }
      interruptIdle(false);
      owner.shuttingDown();
    }
    tryTerminate();
  }

  List<Runnable> shutdownNow() {
    List<Runnable> left = new ArrayList<>();
    synchronized (this) {
      if (runState < STOP) {
        runState = STOP;
      }
      for (int i = 0; i < workersMade; i++) {
        workers[i].interruptIfStarted();
      }
      queue.drainTo(left);
      for (Object task : queue.toArray()) {
        if (queue.remove(task)) {
          left.add((Runnable) task);
        }
      }
    }
    tryTerminate();
    return left;
  }

  boolean isRunning() {
    return runState == RUNNING;
  }

  boolean isShutdown() {
    return runState >= SHUTDOWN;
  }

  boolean isStopping() {
    return runState >= STOP;
  }

  boolean isTerminating() {
    return runState >= SHUTDOWN && runState < TERMINATED;
  }

  boolean isTerminated() {
    return runState == TERMINATED;
  }

  synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(timeout);
    while (runState < TERMINATED) {
      if (nanos <= 0) {
        return false;
      }
      nanos = TimedWait.await(this, nanos);
    }
    return true;
  }

  boolean remove(Runnable task) {
    boolean removed = queue.remove(task);
    tryTerminate();
    return removed;
  }

  void purge() {
    for (Iterator<Runnable> tasks = queue.iterator(); tasks.hasNext(); ) {
      Runnable task = tasks.next();
      if (task instanceof Future<?> && ((Future<?>) task).isCancelled()) {
        tasks.remove();
      }
    }
    tryTerminate();
  }

  boolean prestartCore() {
    return workerCount < corePoolSize && addWorker(null, true);
  }

  int prestartAllCore() {
    int started = 0;
    while (addWorker(null, true)) {
      started++;
    }
    return started;
  }

  /** At least one worker, even where no thread is kept: a delayed task was queued. */
  void ensurePrestart() {
    if (workerCount < corePoolSize) {
      addWorker(null, true);
    } else if (workerCount == 0) {
      addWorker(null, false);
    }
  }

  ThreadFactory threadFactory() {
    return threadFactory;
  }

  void threadFactory(ThreadFactory value) {
    if (value == null) {
      throw new NullPointerException();
    }
    threadFactory = value;
  }

  RejectedExecutionHandler handler() {
    return handler;
  }

  void handler(RejectedExecutionHandler value) {
    if (value == null) {
      throw new NullPointerException();
    }
    handler = value;
  }

  int corePoolSize() {
    return corePoolSize;
  }

  void corePoolSize(int size) {
    if (size < 0 || maximumPoolSize < size) {
      throw new IllegalArgumentException();
    }
    int more = size - corePoolSize;
    corePoolSize = size;
    if (workerCount > size) {
      interruptIdle(false);
    } else if (more > 0) {
      int wanted = Math.min(more, queue.size());
      while (wanted-- > 0 && addWorker(null, true) && !queue.isEmpty()) {
        // as many as there are tasks waiting
      }
    }
  }

  int maximumPoolSize() {
    return maximumPoolSize;
  }

  void maximumPoolSize(int size) {
    if (size <= 0 || size < corePoolSize) {
      throw new IllegalArgumentException();
    }
    maximumPoolSize = size;
    if (workerCount > size) {
      interruptIdle(false);
    }
  }

  boolean coreTimesOut() {
    return coreTimesOut;
  }

  void coreTimesOut(boolean value) {
    if (value && keepAliveNanos <= 0) {
      throw new IllegalArgumentException("Core threads must have nonzero keep alive times");
    }
    if (value != coreTimesOut) {
      coreTimesOut = value;
      if (value) {
        interruptIdle(false);
      }
    }
  }

  long keepAliveNanos() {
    return keepAliveNanos;
  }

  void keepAliveNanos(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException();
    }
    if (nanos == 0 && coreTimesOut) {
      throw new IllegalArgumentException("Core threads must have nonzero keep alive times");
    }
    boolean shorter = nanos < keepAliveNanos;
    keepAliveNanos = nanos;
    if (shorter) {
      interruptIdle(false);
    }
  }

  synchronized int poolSize() {
    return runState >= TIDYING ? 0 : workersMade;
  }

  synchronized int activeCount() {
    int active = 0;
    for (int i = 0; i < workersMade; i++) {
      if (workers[i].isBusy()) {
        active++;
      }
    }
    return active;
  }

  synchronized int largestPoolSize() {
    return largest;
  }

  synchronized long completedTaskCount() {
    long count = completedByEnded;
    for (int i = 0; i < workersMade; i++) {
      count += workers[i].completed();
    }
    return count;
  }

  synchronized long taskCount() {
    return completedTaskCount() + activeCount() + queue.size();
  }

  /** The part of the pool's text after its name and hash. */
  synchronized String describe() {
    String state =
        runState == RUNNING ? "Running" : runState == TERMINATED ? "Terminated" : "Shutting down";
    return "["
        + state
        + ", pool size = "
        + workersMade
        + ", active threads = "
        + activeCount()
        + ", queued tasks = "
        + queue.size()
        + ", completed tasks = "
        + completedTaskCount()
        + "]";
  }
}
