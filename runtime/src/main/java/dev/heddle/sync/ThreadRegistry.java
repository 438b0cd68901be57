package dev.heddle.sync;

import dev.heddle.bridge.Monitors;
import dev.heddle.protocol.ThreadWatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which application threads have passed a release since a mark (RULES 3). A thread may have tested
 * a state word before a downgrade and store after it; the page stays under watch until no thread
 * can be at such a place any more.
 *
 * <p>A thread has passed a mark once it reported a release after it, or was seen where it cannot be
 * between a test and its store: in a synchronisation wait, or blocked in anything but a page miss
 * (LOCAL shadows and checked objects live across a miss). Threads that never came here count as not
 * passed while they are runnable. What the JVM calls runnable may be a wait in native code: {@link
 * #look} finds that out by the stack, now and then.
 */
public final class ThreadRegistry implements ThreadWatch {
  /** JVM threads that are always runnable and never run woven code. */
  private static final Set<String> JVM_THREADS =
      Set.of("Reference Handler", "Signal Dispatcher", "Notification Thread", "Attach Listener");

  /** Ended threads are dropped each time this many have come. */
  private static final int SWEEP = 64;

  private final AtomicLong epoch = new AtomicLong(1);

  /** Not a map by thread: a program's thread may override hashCode. */
  private final Queue<ThreadRecord> known = new ConcurrentLinkedQueue<>();

  private final AtomicInteger knownSinceSweep = new AtomicInteger();

  @SuppressWarnings("ThreadLocalUsage") // one registry per node, for its life
  private final ThreadLocal<ThreadRecord> current = new ThreadLocal<>();

  private final Iterable<Thread> liveThreads;

  /** Names of threads that never run woven code. */
  private final Set<String> idle = ConcurrentHashMap.newKeySet();

  /** Threads that never came here, with the epoch at which they were last seen in a native wait. */
  private IdentityHashMap<Thread, Long> strangersWaiting = new IdentityHashMap<>();

  private long allPassed;

  /**
   * @param liveThreads the live threads of the JVM, enumerated anew by each iteration
   */
  public ThreadRegistry(Iterable<Thread> liveThreads) {
    this.liveThreads = liveThreads;
    idle.addAll(JVM_THREADS);
  }

  /** The thread of this name never runs woven code, whatever the JVM says it does. */
  public void ignore(String threadName) {
    idle.add(threadName);
  }

  /** The calling thread begins: nothing it did lies before now. */
  public void started() {
    mine().passed(epoch.get());
  }

  /** The calling thread passed a release. */
  public void released() {
    mine().passed(epoch.get());
  }

  /** The calling thread enters a wait that is a release or an acquire. */
  public ThreadRecord enterSync() {
    ThreadRecord mine = mine();
    mine.enterSync(epoch.get());
    return mine;
  }

  public void exitSync(ThreadRecord mine) {
    mine.exitSync(epoch.get());
  }

  /** The calling thread enters a page miss, which is no release. */
  public ThreadRecord enterMiss() {
    ThreadRecord mine = mine();
    mine.enterMiss();
    return mine;
  }

  public void exitMiss(ThreadRecord mine) {
    mine.exitMiss();
  }

  /** Called by the node loop; from now on woven code reports its releases. */
  @Override
  public long mark() {
    Monitors.watching = 1;
    return epoch.getAndIncrement() + 1;
  }

  /** Called by the node loop. */
  @Override
  public boolean passed(long mark) {
    if (allPassed >= mark) {
      return true;
    }
    long now = epoch.get();
    if (!knownPassed(mark) || !othersPassed(mark)) {
      return false;
    }
    allPassed = mark;
    if (mark == now) {
      Monitors.watching = 0;
    }
    return true;
  }

  private boolean knownPassed(long mark) {
    for (ThreadRecord record : known) {
      if (!record.hasPassed(mark)) {
        return false;
      }
    }
    return true;
  }

  private boolean othersPassed(long mark) {
    for (Thread thread : strangers()) {
      if (strangersWaiting.getOrDefault(thread, 0L) < mark && !isQuiet(thread)) {
        return false;
      }
    }
    return true;
  }

  /** Called by the node loop. */
  @Override
  public void look() {
    if (Monitors.watching == 0) {
      return;
    }
    long now = epoch.get();
    for (ThreadRecord record : known) {
      record.look(now);
    }
    IdentityHashMap<Thread, Long> waiting = new IdentityHashMap<>();
    for (Thread thread : strangers()) {
      if (!isQuiet(thread) && JvmThreads.waitsInNative(thread)) {
        waiting.put(thread, now);
      }
    }
    strangersWaiting = waiting;
  }

  /** Live threads that never came here. */
  private List<Thread> strangers() {
    Set<Thread> ours = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ThreadRecord record : known) {
      ours.add(record.thread);
    }
    List<Thread> strangers = new ArrayList<>();
    for (Thread thread : liveThreads) {
      if (!ours.contains(thread)) {
        strangers.add(thread);
      }
    }
    return strangers;
  }

  private boolean isQuiet(Thread thread) {
    return thread.getName().startsWith("heddle-")
        || idle.contains(thread.getName())
        || JvmThreads.state(thread) != Thread.State.RUNNABLE;
  }

  private ThreadRecord mine() {
    ThreadRecord mine = current.get();
    if (mine == null) {
      mine = new ThreadRecord(Thread.currentThread());
      current.set(mine);
      known.add(mine);
      if (knownSinceSweep.incrementAndGet() % SWEEP == 0) {
        known.removeIf(record -> !record.thread.isAlive());
      }
    }
    return mine;
  }
}
