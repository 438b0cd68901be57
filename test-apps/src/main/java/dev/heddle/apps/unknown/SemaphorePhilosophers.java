package dev.heddle.apps.unknown;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Tanenbaum's dining philosophers: one semaphore for each, states in an array, a mutex. */
public class SemaphorePhilosophers {
  private static final int N = 5;
  private static final int MEALS = 20;

  private enum State {
    THINKING,
    HUNGRY,
    EATING
  }

  private static final State[] states = new State[N];
  private static final Semaphore mutex = new Semaphore(1, true);
  private static final Semaphore[] self = new Semaphore[N];
  private static final int[] meals = new int[N];
  private static volatile boolean violated;

  static {
    for (int i = 0; i < N; i++) {
      states[i] = State.THINKING;
      self[i] = new Semaphore(0);
    }
  }

  private static int left(int i) {
    return (i + N - 1) % N;
  }

  private static int right(int i) {
    return (i + 1) % N;
  }

  private static void test(int i) {
    if (states[i] == State.HUNGRY
        && states[left(i)] != State.EATING
        && states[right(i)] != State.EATING) {
      states[i] = State.EATING;
      self[i].release();
    }
  }

  private static void philosopher(int i) {
    try {
      while (meals[i] < MEALS) {
        mutex.acquire();
        states[i] = State.HUNGRY;
        test(i);
        mutex.release();
        if (!self[i].tryAcquire(30, TimeUnit.SECONDS)) {
          violated = true;
          return;
        }
        eat(i);
        mutex.acquireUninterruptibly();
        states[i] = State.THINKING;
        test(left(i));
        test(right(i));
        mutex.release();
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
          Thread.yield();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void eat(int i) throws InterruptedException {
    mutex.acquire();
    switch (states[left(i)]) {
      case EATING:
        violated = true;
        break;
      case HUNGRY:
      case THINKING:
        break;
      default:
        throw new AssertionError(states[left(i)]);
    }
    meals[i]++;
    mutex.release();
  }

  public static void main(String[] args) throws InterruptedException {
    Thread[] table = new Thread[N];
    for (int i = 0; i < N; i++) {
      final int seat = i;
      table[i] = new Thread(() -> philosopher(seat));
      table[i].setPriority(Thread.NORM_PRIORITY - 1 + seat % 3);
      table[i].start();
    }
    int total = 0;
    for (int i = 0; i < N; i++) {
      table[i].join();
      total += meals[i];
      System.out.println("philosopher " + i + " ate " + meals[i] + ", " + states[i]);
    }
    System.out.println(
        total
            + " meals, violated "
            + violated
            + ", permits "
            + mutex.availablePermits()
            + " "
            + self[0].drainPermits());
  }
}
