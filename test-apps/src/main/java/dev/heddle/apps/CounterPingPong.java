package dev.heddle.apps;

/**
 * Threads take turns at incrementing one shared counter: thread t may do so when the counter is t
 * modulo the number of threads.
 *
 * <p>Usage: {@code CounterPingPong [limit] [threads] [wait|lock|volatile]}: how a thread whose turn
 * it is not waits for it: in {@code wait()}, by taking the lock again, by reading a volatile field.
 */
public class CounterPingPong {

  /** What a player plays with. */
  interface Counter {
    /** Waits for this player's turn and increments; false when the limit is reached. */
    boolean take(int player) throws InterruptedException;

    int value();
  }

  static class WaitingCounter implements Counter {
    private final int limit;
    private final int players;
    private int value;

    WaitingCounter(int limit, int players) {
      this.limit = limit;
      this.players = players;
    }

    @Override
    public synchronized boolean take(int player) throws InterruptedException {
      while (value < limit && value % players != player) {
        wait();
      }
      if (value >= limit) {
        return false;
      }
      value++;
      notifyAll();
      return true;
    }

    @Override
    public synchronized int value() {
      return value;
    }
  }

  static class LockedCounter implements Counter {
    private final Object lock = new Object();
    private final int limit;
    private final int players;
    private int value;

    LockedCounter(int limit, int players) {
      this.limit = limit;
      this.players = players;
    }

    @Override
    public boolean take(int player) {
      for (; ; ) {
        synchronized (lock) {
          if (value >= limit) {
            return false;
          }
          if (value % players == player) {
            value++;
            return true;
          }
        }
        Thread.yield();
      }
    }

    @Override
    public int value() {
      synchronized (lock) {
        return value;
      }
    }
  }

  static class VolatileCounter implements Counter {
    private final int limit;
    private final int players;
    private volatile int value;

    VolatileCounter(int limit, int players) {
      this.limit = limit;
      this.players = players;
    }

    @Override
    public boolean take(int player) {
      int seen = value;
      while (seen < limit && seen % players != player) {
        Thread.onSpinWait();
        seen = value;
      }
      if (seen >= limit) {
        return false;
      }
      value = seen + 1; // nobody else writes: it is our turn
      return true;
    }

    @Override
    public int value() {
      return value;
    }
  }

  static class Player extends Thread {
    private final Counter counter;
    private final int number;
    private int taken;

    Player(Counter counter, int number) {
      this.counter = counter;
      this.number = number;
    }

    @Override
    public void run() {
      try {
        while (counter.take(number)) {
          taken++;
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int limit = Args.size(args, 10_000);
    int threads = Args.threads(args, 2);
    String mode = Args.word(args, 2, "wait");
    Counter counter;
    if (mode.equals("wait")) {
      counter = new WaitingCounter(limit, threads);
    } else if (mode.equals("lock")) {
      counter = new LockedCounter(limit, threads);
    } else {
      counter = new VolatileCounter(limit, threads);
    }

    Player[] players = new Player[threads];
    for (int i = 0; i < threads; i++) {
      players[i] = new Player(counter, i);
    }
    for (Player player : players) {
      player.start();
    }
    boolean correct = true;
    StringBuilder shares = new StringBuilder();
    for (int i = 0; i < threads; i++) {
      players[i].join();
      shares.append(' ').append(players[i].taken);
      correct &= players[i].taken == (limit - i + threads - 1) / threads;
    }
    correct &= counter.value() == limit;
    Verdict.print("counter " + counter.value() + " taken" + shares, correct);
  }
}
