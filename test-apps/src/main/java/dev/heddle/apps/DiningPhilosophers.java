package dev.heddle.apps;

/**
 * Philosophers who eat a number of meals each. A fork is an object with a monitor; everybody takes
 * the fork with the lower number first.
 *
 * <p>Usage: {@code DiningPhilosophers [meals] [philosophers]}.
 */
public class DiningPhilosophers {

  static class Fork {
    final int number;
    int timesUsed;
    Philosopher holder;

    Fork(int number) {
      this.number = number;
    }
  }

  static class Philosopher extends Thread {
    private final Fork first;
    private final Fork second;
    private final int meals;
    private int eaten;
    private boolean disturbed;

    Philosopher(String name, Fork left, Fork right, int meals) {
      super(name);
      first = left.number < right.number ? left : right;
      second = first == left ? right : left;
      this.meals = meals;
    }

    @Override
    public void run() {
      while (eaten < meals) {
        think();
        synchronized (first) {
          first.holder = this;
          synchronized (second) {
            second.holder = this;
            eat();
            second.holder = null;
          }
          first.holder = null;
        }
      }
    }

    private void think() {
      Thread.yield();
    }

    private void eat() {
      first.timesUsed++;
      second.timesUsed++;
      eaten++;
      if (first.holder != this || second.holder != this) {
        disturbed = true;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int meals = Args.size(args, 2000);
    int seats = Math.max(2, Args.threads(args, 5));
    Fork[] forks = new Fork[seats];
    for (int i = 0; i < seats; i++) {
      forks[i] = new Fork(i);
    }
    Philosopher[] table = new Philosopher[seats];
    for (int i = 0; i < seats; i++) {
      table[i] = new Philosopher("philosopher " + i, forks[i], forks[(i + 1) % seats], meals);
    }
    for (Philosopher philosopher : table) {
      philosopher.start();
    }
    boolean correct = true;
    int total = 0;
    for (int i = 0; i < seats; i++) {
      table[i].join();
      total += table[i].eaten;
      correct &= table[i].eaten == meals && !table[i].disturbed;
    }
    for (Fork fork : forks) {
      correct &= fork.timesUsed == 2 * meals && fork.holder == null;
    }
    Verdict.print(seats + " philosophers ate " + total + " meals", correct);
  }
}
