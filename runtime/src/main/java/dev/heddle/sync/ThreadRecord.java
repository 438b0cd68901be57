package dev.heddle.sync;

import java.util.concurrent.atomic.LongAdder;

/** What {@link ThreadRegistry} knows of one thread; written by that thread alone. */
public final class ThreadRecord {
  /** The last epoch at which the thread reported a release. */
  private volatile long passed;

  /** Synchronisation waits the thread is in; nested where decoding runs application code. */
  private volatile int syncDepth;

  /** Page misses the thread is in. */
  private volatile int missDepth;

  /** Page misses begun, so that an observer notices one that came and went. */
  private volatile long misses;

  /** The last epoch at which the node loop saw the thread in a native wait. */
  private volatile long seenWaiting;

  /** Timed waits the thread is in; read by itself alone. */
  private int waitDepth;

  private long waitSinceNanos;

  final Thread thread;

  /** Of the thread's own misses. */
  final ReadAhead readAhead = new ReadAhead();

  ThreadRecord(Thread thread) {
    this.thread = thread;
  }

  boolean hasPassed(long mark) {
    return passed >= mark || seenWaiting >= mark || quiet() || !thread.isAlive();
  }

  /**
   * Nothing the thread did before lies ahead of it. In a miss it is not so: what a decoder runs may
   * release, and the store that the miss is for is still to come.
   */
  void passed(long epoch) {
    if (missDepth == 0) {
      passed = epoch;
    }
  }

  /** Looks at the stack where nothing cheaper tells that the thread has passed. */
  void look(long epoch) {
    long before = misses;
    if (missDepth == 0
        && !hasPassed(epoch)
        && JvmThreads.waitsInNative(thread)
        && misses == before) {
      seenWaiting = epoch;
    }
  }

  /** True if the thread was seen in a place that is not between a check and its store. */
  private boolean quiet() {
    long before = misses;
    if (missDepth != 0) {
      return false;
    }
    boolean quiet = syncDepth != 0 || JvmThreads.state(thread) != Thread.State.RUNNABLE;
    return quiet && misses == before;
  }

  /**
   * The thread begins to wait. What it decodes meanwhile may wait in turn: that is counted once.
   */
  void beginWait() {
    if (waitDepth++ == 0) {
      waitSinceNanos = System.nanoTime();
    }
  }

  /**
   * Ends what {@link #beginWait} began; the outermost wait is added to {@code nanos}. Nothing was
   * begun where the stack was too full to.
   */
  void endWait(LongAdder nanos) {
    if (waitDepth > 0 && --waitDepth == 0) {
      nanos.add(System.nanoTime() - waitSinceNanos);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void enterSync(long epoch) {
    passed(epoch);
    syncDepth++;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void exitSync(long epoch) {
    syncDepth--;
    passed(epoch);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void enterMiss() {
    missDepth++;
    misses++;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void exitMiss() {
    missDepth--;
  }
}
