package dev.heddle.apps.legacy;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * A library of synchronizers as one found it in every project around 2000, each put to use: latch,
 * fair mutex and semaphore with a wait node per waiter, cyclic barrier, rendezvous, reader-writer
 * lock that prefers writers, condition variable.
 *
 * <p>Usage: {@code Synchronizers [rounds] [threads]}.
 */
public class Synchronizers {

  static class Latch {
    private boolean open;

    public void await() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      synchronized (this) {
        while (!open) {
          wait();
        }
      }
    }

    public synchronized void release() {
      open = true;
      notifyAll();
    }
  }

  /** First come, first served: each waiter waits on a node of its own, the releaser picks one. */
  static class FifoSemaphore {
    private static final class WaitNode {
      boolean waiting = true;
      WaitNode next;

      /** False when the waiter has given up: the permit goes to another. */
      synchronized boolean signal() {
        boolean signalled = waiting;
        if (signalled) {
          waiting = false;
          notify();
        }
        return signalled;
      }

      synchronized boolean doWait(long millis) throws InterruptedException {
        if (!waiting) {
          return true;
        }
        try {
          long start = System.currentTimeMillis();
          for (long left = millis; left > 0; ) {
            wait(left);
            if (!waiting) {
              return true;
            }
            left = millis - (System.currentTimeMillis() - start);
          }
          waiting = false;
          return false;
        } catch (InterruptedException e) {
          if (waiting) {
            waiting = false;
            throw e;
          }
          Thread.currentThread().interrupt(); // signalled first
          return true;
        }
      }
    }

    private long permits;
    private WaitNode head;
    private WaitNode tail;

    FifoSemaphore(long permits) {
      this.permits = permits;
    }

    public boolean attempt(long millis) throws InterruptedException {
      WaitNode node;
      synchronized (this) {
        if (permits > 0) {
          permits--;
          return true;
        }
        if (millis <= 0) {
          return false;
        }
        node = new WaitNode();
        if (tail == null) {
          head = node;
        } else {
          tail.next = node;
        }
        tail = node;
      }
      return node.doWait(millis);
    }

    public void acquire() throws InterruptedException {
      while (!attempt(60_000)) {
        // goes to the end of the queue
      }
    }

    public void release() {
      for (; ; ) {
        WaitNode node;
        synchronized (this) {
          node = head;
          if (node == null) {
            permits++;
            return;
          }
          head = node.next;
          if (head == null) {
            tail = null;
          }
        }
        if (node.signal()) {
          return;
        }
      }
    }

    synchronized long permits() {
      return permits;
    }
  }

  static class BrokenBarrierException extends Exception {
    final int index;

    BrokenBarrierException(int index) {
      this.index = index;
    }
  }

  static class Barrier {
    private final int parties;
    private final Runnable action;
    private boolean broken;
    private int count;
    private int resets;

    Barrier(int parties, Runnable action) {
      this.parties = parties;
      this.action = action;
      this.count = parties;
    }

    synchronized int await() throws InterruptedException, BrokenBarrierException {
      int index = --count;
      if (broken) {
        throw new BrokenBarrierException(index);
      }
      if (Thread.interrupted()) {
        broken = true;
        notifyAll();
        throw new InterruptedException();
      }
      if (index == 0) {
        count = parties;
        resets++;
        notifyAll();
        action.run();
        return 0;
      }
      int generation = resets;
      for (; ; ) {
        try {
          wait();
        } catch (InterruptedException e) {
          if (generation == resets) {
            broken = true;
            notifyAll();
            throw e;
          }
          Thread.currentThread().interrupt();
        }
        if (broken) {
          throw new BrokenBarrierException(index);
        }
        if (generation != resets) {
          return index;
        }
      }
    }
  }

  /** Two meet and swap what they bring. */
  static class Rendezvous {
    private final FifoSemaphore entry = new FifoSemaphore(2);
    private Object[] slots = new Object[2];
    private int arrived;
    private int leaving;

    Object exchange(Object mine) throws InterruptedException {
      entry.acquire();
      synchronized (this) {
        int me = arrived++;
        slots[me] = mine;
        if (arrived == 2) {
          leaving = 2;
          notifyAll();
        }
        while (leaving == 0) {
          wait();
        }
        Object theirs = slots[1 - me];
        if (--leaving == 0) {
          arrived = 0;
          slots = new Object[2];
          entry.release();
          entry.release();
        }
        return theirs;
      }
    }
  }

  /** New readers wait while a writer does. */
  static class ReadWriteLock {
    private int activeReaders;
    private int waitingWriters;
    private Thread activeWriter;

    synchronized void beginRead() throws InterruptedException {
      while (activeWriter != null || waitingWriters > 0) {
        wait();
      }
      activeReaders++;
    }

    synchronized void endRead() {
      if (--activeReaders == 0) {
        notifyAll();
      }
    }

    synchronized void beginWrite() throws InterruptedException {
      waitingWriters++;
      try {
        while (activeReaders > 0 || activeWriter != null) {
          wait();
        }
        activeWriter = Thread.currentThread();
      } finally {
        waitingWriters--;
      }
    }

    synchronized void endWrite() {
      if (activeWriter != Thread.currentThread()) {
        throw new IllegalStateException("not the writer: " + Thread.currentThread());
      }
      activeWriter = null;
      notifyAll();
    }
  }

  /** What the threads of all tests work on. */
  static class Arena {
    final Latch start = new Latch();
    final FifoSemaphore pool = new FifoSemaphore(2);
    final FifoSemaphore mutex = new FifoSemaphore(1);
    final ReadWriteLock library = new ReadWriteLock();
    final Rendezvous meeting = new Rendezvous();
    final Barrier barrier;
    int inside;
    int mostInside;
    int unguarded; // by the mutex
    int[] pages = new int[40]; // by the library
    int phases;
    boolean[] arrivedInPhase;

    Arena(int threads) {
      arrivedInPhase = new boolean[threads];
      barrier =
          new Barrier(
              threads,
              () -> {
                boolean all = true;
                for (int i = 0; i < threads; i++) {
                  all &= arrivedInPhase[i];
                  arrivedInPhase[i] = false;
                }
                if (all) {
                  phases++;
                }
              });
    }

    synchronized void enter() {
      mostInside = Math.max(mostInside, ++inside);
    }

    synchronized void leave() {
      inside--;
    }
  }

  static class Worker extends Thread {
    private final Arena arena;
    private final int me;
    private final int rounds;
    long partners;
    boolean consistent = true;
    Exception failure;

    Worker(Arena arena, int me, int rounds) {
      this.arena = arena;
      this.me = me;
      this.rounds = rounds;
    }

    @Override
    public void run() {
      try {
        arena.start.await();
        for (int round = 0; round < rounds; round++) {
          arena.pool.acquire();
          arena.enter();
          Thread.yield();
          arena.leave();
          arena.pool.release();

          while (!arena.mutex.attempt(5)) {
            Thread.yield();
          }
          arena.unguarded++;
          arena.mutex.release();

          readOrWrite(round);
          arena.arrivedInPhase[me] = true;
          arena.barrier.await();
          partners += (Integer) arena.meeting.exchange(me);
          arena.barrier.await();
        }
      } catch (InterruptedException | BrokenBarrierException | RuntimeException e) {
        failure = e;
      }
    }

    private void readOrWrite(int round) throws InterruptedException {
      if ((round + me) % 3 == 0) {
        arena.library.beginWrite();
        for (int i = 0; i < arena.pages.length; i++) {
          arena.pages[i]++;
        }
        arena.library.endWrite();
      } else {
        arena.library.beginRead();
        for (int page : arena.pages) {
          consistent &= page == arena.pages[0];
        }
        arena.library.endRead();
      }
    }
  }

  /** One of those at a barrier is interrupted: all others learn that it is broken. */
  private static String broken(int threads) throws InterruptedException {
    final Barrier barrier = new Barrier(threads + 1, () -> {});
    final int[] outcomes = new int[2];
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] =
          new Thread(
              () -> {
                int outcome = 0;
                try {
                  barrier.await();
                } catch (BrokenBarrierException e) {
                  outcome = 1;
                } catch (InterruptedException e) {
                  outcome = 2;
                }
                synchronized (outcomes) {
                  if (outcome > 0) {
                    outcomes[outcome - 1]++;
                  }
                }
              });
      all[i].start();
    }
    all[0].interrupt();
    for (Thread one : all) {
      one.join();
    }
    return outcomes[0] + " broken, " + outcomes[1] + " interrupted";
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 200);
    int threads = Args.threads(args, 4) / 2 * 2; // they meet in pairs
    Arena arena = new Arena(threads);
    Worker[] workers = new Worker[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] = new Worker(arena, i, rounds);
      workers[i].start();
    }
    arena.start.release();
    long partners = 0;
    int writes = 0;
    boolean consistent = true;
    for (int i = 0; i < threads; i++) {
      workers[i].join();
      partners += workers[i].partners;
      consistent &= workers[i].consistent && workers[i].failure == null;
      for (int round = 0; round < rounds; round++) {
        writes += (round + i) % 3 == 0 ? 1 : 0;
      }
    }
    Checklist checks = new Checklist();
    checks.check("no failure, consistent reads", consistent);
    checks.check("semaphore", arena.mostInside <= 2 && arena.inside == 0);
    checks.same("permits left", "2 1", arena.pool.permits() + " " + arena.mutex.permits());
    checks.same("mutex", rounds * threads, arena.unguarded);
    checks.same("writers", writes, arena.pages[39]);
    checks.same("barrier", rounds * 2, arena.phases + rounds);
    checks.same("rendezvous", (long) rounds * threads * (threads - 1) / 2, partners);
    checks.same("broken barrier", threads - 1 + " broken, 1 interrupted", broken(threads));
    checks.finish();
  }
}
