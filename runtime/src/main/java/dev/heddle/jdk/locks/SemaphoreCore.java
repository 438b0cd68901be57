package dev.heddle.jdk.locks;

/** The workings of {@link SharedSemaphore}. */
final class SemaphoreCore extends WaitQueue {
  final boolean fair;
  private int permits;

  SemaphoreCore(int permits, boolean fair) {
    this.permits = permits;
    this.fair = fair;
  }

  @Override
  boolean take(Waiter waiter) {
    return take(waiter.amount);
  }

  private boolean take(int amount) {
    if (permits - amount < 0) {
      return false;
    }
    permits -= amount;
    return true;
  }

  /** Null if they were there to take; else who waits for them now. */
  synchronized Waiter takeOrQueue(int amount) {
    if ((!fair || queue.isEmpty()) && take(amount)) {
      return null;
    }
    Waiter waiter = new Waiter(true, amount);
    queue.append(waiter);
    return waiter;
  }

  synchronized boolean tryTake(int amount) {
    return take(amount);
  }

  boolean tryTake(int amount, long nanos) throws InterruptedException {
    Waiter waiter;
    synchronized (this) {
      if ((!fair || queue.isEmpty()) && take(amount)) {
        return true;
      }
      if (nanos <= 0) {
        return false;
      }
      waiter = new Waiter(true, amount);
      queue.append(waiter);
    }
    return await(waiter, nanos);
  }

  void release(int amount) {
    Thread next;
    synchronized (this) {
      if (permits + amount < permits) {
        throw new Error("Maximum permit count exceeded");
      }
      permits += amount;
      next = queue.firstThread();
    }
    wake(next);
  }

  synchronized int available() {
    return permits;
  }

  synchronized int drain() {
    int drained = permits;
    permits = 0;
    return drained;
  }

  synchronized void reduce(int amount) {
    if (permits - amount > permits) {
      throw new Error("Permit count underflow");
    }
    permits -= amount;
  }
}
