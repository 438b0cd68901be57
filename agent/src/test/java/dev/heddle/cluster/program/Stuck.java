package dev.heddle.cluster.program;

/** One thread keeps a lock for ever, another wants it: hangs, for the dump to show. */
public final class Stuck {
  private final Object lock = new Object();
  private boolean held;

  private Stuck() {}

  private synchronized void held() {
    held = true;
    notifyAll();
  }

  private synchronized void awaitHeld() {
    try {
      while (!held) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep() {
    synchronized (lock) {
      held();
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void want() {
    awaitHeld();
    synchronized (lock) {
      throw new IllegalStateException("the lock was free");
    }
  }

  /** No arguments. */
  public static void main(String[] args) {
    Stuck stuck = new Stuck();
    new Thread(stuck::keep, "keeper").start();
    new Thread(stuck::want, "wanter").start();
  }
}
