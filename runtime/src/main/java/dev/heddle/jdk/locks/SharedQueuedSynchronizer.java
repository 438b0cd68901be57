package dev.heddle.jdk.locks;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * Stands for {@link AbstractQueuedSynchronizer}, most of whose methods are final: woven code calls
 * the static ones. The state is a volatile field; the queue is asked only where somebody has
 * waited.
 */
public abstract class SharedQueuedSynchronizer extends AbstractQueuedSynchronizer {
  private static final AtomicIntegerFieldUpdater<SharedQueuedSynchronizer> STATE =
      AtomicIntegerFieldUpdater.newUpdater(SharedQueuedSynchronizer.class, "state");

  private volatile int state;
  private Thread owner;
  private final SynchronizerQueue queue = new SynchronizerQueue(this);

  protected SharedQueuedSynchronizer() {}

  final int state() {
    return state;
  }

  final Thread owner() {
    return owner;
  }

  final void owner(Thread thread) {
    owner = thread;
  }

  final SynchronizerQueue queue() {
    return queue;
  }

  /** One attempt of a waiter. */
  final boolean tryFor(Waiter waiter) {
    return waiter.shared ? tryAcquireShared(waiter.amount) >= 0 : tryAcquire(waiter.amount);
  }

  private boolean tryNow(boolean shared, int argument) {
    return shared ? tryAcquireShared(argument) >= 0 : tryAcquire(argument);
  }

  /** The program's. */
  @Override
  protected boolean tryRelease(int argument) {
    return super.tryRelease(argument);
  }

  @Override
  protected boolean isHeldExclusively() {
    return super.isHeldExclusively();
  }

  private void get(boolean shared, int argument) {
    if (!tryNow(shared, argument)) {
      queue.await(queue.join(shared, argument));
    }
  }

  private void getInterruptibly(boolean shared, int argument) throws InterruptedException {
    WaitQueue.checkInterrupt();
    if (!tryNow(shared, argument)) {
      queue.awaitInterruptibly(queue.join(shared, argument));
    }
  }

  private boolean get(boolean shared, int argument, long nanos) throws InterruptedException {
    WaitQueue.checkInterrupt();
    return tryNow(shared, argument)
        || (nanos > 0 && queue.await(queue.join(shared, argument), nanos));
  }

  private static SharedQueuedSynchronizer twin(AbstractQueuedSynchronizer synchronizer) {
    return (SharedQueuedSynchronizer) synchronizer;
  }

  public static int getState(AbstractQueuedSynchronizer of) {
    return twin(of).state;
  }

  public static void setState(AbstractQueuedSynchronizer of, int newState) {
    twin(of).state = newState;
  }

  public static boolean compareAndSetState(
      AbstractQueuedSynchronizer of, int expected, int newState) {
    return STATE.compareAndSet(twin(of), expected, newState);
  }

  public static void acquire(AbstractQueuedSynchronizer of, int argument) {
    twin(of).get(false, argument);
  }

  public static void acquireInterruptibly(AbstractQueuedSynchronizer of, int argument)
      throws InterruptedException {
    twin(of).getInterruptibly(false, argument);
  }

  public static boolean tryAcquireNanos(AbstractQueuedSynchronizer of, int argument, long nanos)
      throws InterruptedException {
    return twin(of).get(false, argument, nanos);
  }

  public static boolean release(AbstractQueuedSynchronizer of, int argument) {
    boolean released = twin(of).tryRelease(argument);
    if (released) {
      twin(of).queue.wakeFirst();
    }
    return released;
  }

  public static void acquireShared(AbstractQueuedSynchronizer of, int argument) {
    twin(of).get(true, argument);
  }

  public static void acquireSharedInterruptibly(AbstractQueuedSynchronizer of, int argument)
      throws InterruptedException {
    twin(of).getInterruptibly(true, argument);
  }

  public static boolean tryAcquireSharedNanos(
      AbstractQueuedSynchronizer of, int argument, long nanos) throws InterruptedException {
    return twin(of).get(true, argument, nanos);
  }

  public static boolean releaseShared(AbstractQueuedSynchronizer of, int argument) {
    boolean released = twin(of).tryReleaseShared(argument);
    if (released) {
      twin(of).queue.wakeFirst();
    }
    return released;
  }

  public static boolean hasQueuedThreads(AbstractQueuedSynchronizer of) {
    return twin(of).queue.hasQueued();
  }

  public static boolean hasContended(AbstractQueuedSynchronizer of) {
    return twin(of).queue.isContended();
  }

  public static Thread getFirstQueuedThread(AbstractQueuedSynchronizer of) {
    return twin(of).queue.firstThread();
  }

  public static boolean isQueued(AbstractQueuedSynchronizer of, Thread thread) {
    return twin(of).queue.isQueued(thread);
  }

  public static boolean hasQueuedPredecessors(AbstractQueuedSynchronizer of) {
    return twin(of).queue.hasPredecessors();
  }

  public static int getQueueLength(AbstractQueuedSynchronizer of) {
    return twin(of).queue.queueLength();
  }

  public static Collection<Thread> getQueuedThreads(AbstractQueuedSynchronizer of) {
    return twin(of).queue.queued(true, true);
  }

  public static Collection<Thread> getExclusiveQueuedThreads(AbstractQueuedSynchronizer of) {
    return twin(of).queue.queued(true, false);
  }

  public static Collection<Thread> getSharedQueuedThreads(AbstractQueuedSynchronizer of) {
    return twin(of).queue.queued(false, true);
  }

  public static boolean owns(AbstractQueuedSynchronizer of, SharedConditionObject condition) {
    return condition.isOf(twin(of).queue);
  }

  public static boolean hasWaiters(AbstractQueuedSynchronizer of, SharedConditionObject condition) {
    return own(of, condition).isAwaited();
  }

  public static int getWaitQueueLength(
      AbstractQueuedSynchronizer of, SharedConditionObject condition) {
    return own(of, condition).awaitedBy();
  }

  public static Collection<Thread> getWaitingThreads(
      AbstractQueuedSynchronizer of, SharedConditionObject condition) {
    return own(of, condition).awaiting();
  }

  private static QueueCondition own(
      AbstractQueuedSynchronizer of, SharedConditionObject condition) {
    return ReentrantCore.own(condition, twin(of).queue);
  }

  @Override
  public String toString() {
    return getClass().getName()
        + "@"
        + Integer.toHexString(hashCode())
        + "[State = "
        + state
        + ", "
        + (queue.hasQueued() ? "non" : "")
        + "empty queue]";
  }
}
