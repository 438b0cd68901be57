package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Objects and arrays that main alone uses for a while, then shares in the middle of a method, while
 * it goes on using them through the same local variables.
 *
 * <p>Usage: {@code PromotedLater [rounds]}.
 */
public class PromotedLater {

  static class Box {
    int value;
    Box next;
    int[] content;
  }

  private static boolean array(int rounds) throws InterruptedException {
    int[] a = new int[8];
    Object lock = new Object();
    for (int i = 0; i < rounds; i++) {
      a[1] += i; // private so far
    }
    Thread worker =
        new Thread(
            () -> {
              for (int i = 0; i < rounds; i++) {
                synchronized (lock) {
                  a[0]++;
                  lock.notifyAll();
                }
              }
            });
    worker.start();
    int seen = 0;
    synchronized (lock) {
      while (a[0] < rounds) {
        seen = Math.max(seen, a[0]);
        lock.wait();
      }
    }
    worker.join();
    return seen < rounds && a[0] == rounds && a[1] == rounds * (rounds - 1) / 2;
  }

  /** A list built in private, hung into a shared box under a lock, then grown by both sides. */
  private static boolean graph(int rounds) throws InterruptedException {
    Box shared = new Box();
    Thread worker =
        new Thread(
            () -> {
              for (int i = 0; i < rounds; i++) {
                synchronized (shared) {
                  Box fresh = new Box();
                  fresh.value = 1;
                  fresh.content = new int[] {i};
                  fresh.next = shared.next;
                  shared.next = fresh;
                }
              }
            });
    worker.start();
    Box chain = null;
    for (int i = 0; i < rounds; i++) {
      Box box = new Box();
      box.value = 1000;
      box.content = new int[] {i, i};
      box.next = chain;
      chain = box;
    }
    Box last = chain;
    while (last.next != null) {
      last = last.next;
    }
    synchronized (shared) {
      last.next = shared.next;
      shared.next = chain;
    }
    worker.join();
    chain.value++; // still our own local variable, now a shared object
    int sum = 0;
    int ints = 0;
    for (Box box = shared.next; box != null; box = box.next) {
      sum += box.value;
      ints += box.content.length;
    }
    return sum == rounds * 1001 + 1 && ints == 3 * rounds;
  }

  private static Box escaped;

  /** An object that refers to a row which was private when a thread began to look at it. */
  private static boolean lateReference(int rounds) throws InterruptedException {
    boolean good = true;
    for (int i = 1; i <= rounds; i++) {
      Box box = new Box();
      int[] row = {0};
      Thread worker =
          new Thread(
              () -> {
                synchronized (PromotedLater.class) {
                  escaped.content[0] *= 2;
                }
              });
      synchronized (PromotedLater.class) {
        escaped = box;
        box.content = row;
        row[0] = i; // after the store that lets it escape
      }
      worker.start();
      worker.join();
      good &= row[0] == 2 * i;
    }
    return good;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 500);
    Checklist checks = new Checklist();
    checks.check("array", array(rounds));
    checks.check("graph", graph(rounds));
    checks.check("late reference", lateReference(Math.min(rounds, 50)));
    checks.finish();
  }
}
