package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Money moved between accounts whose locks are taken in the order of their numbers. */
public class OrderedTransfers {

  static class InsufficientFundsException extends Exception {
    private static final long serialVersionUID = 1L;
    private final long missing;

    InsufficientFundsException(String message, long missing) {
      super(message);
      this.missing = missing;
    }

    long getMissing() {
      return missing;
    }
  }

  static class Account implements Comparable<Account> {
    private static int nextNumber = 1000;
    private final int number = nextNumber++;
    private final Lock lock = new ReentrantLock();
    private long balance;
    private int refused;

    Account(long balance) {
      this.balance = balance;
    }

    void withdraw(long amount) throws InsufficientFundsException {
      if (balance < amount) {
        throw new InsufficientFundsException(
            String.format("account %d has %,d of %,d", number, balance, amount), amount - balance);
      }
      balance -= amount;
    }

    @Override
    public int compareTo(Account other) {
      return Integer.compare(number, other.number);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Account && ((Account) o).number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }

    @Override
    public String toString() {
      return "Account[" + number + "]";
    }
  }

  static class Clerk implements Runnable {
    private final List<Account> accounts;
    private final Random random;
    private final int transfers;
    long missing;

    Clerk(List<Account> accounts, long seed, int transfers) {
      this.accounts = accounts;
      this.random = new Random(seed);
      this.transfers = transfers;
    }

    @Override
    public void run() {
      for (int i = 0; i < transfers; i++) {
        Account from = accounts.get(random.nextInt(accounts.size()));
        Account to = accounts.get(random.nextInt(accounts.size()));
        if (from.equals(to)) {
          continue;
        }
        try {
          transfer(from, to, random.nextInt(400));
        } catch (InsufficientFundsException e) {
          missing += e.getMissing();
          if (!e.getMessage().startsWith("account " + from.number)) {
            throw new IllegalStateException(e);
          }
        }
      }
    }

    private void transfer(Account from, Account to, long amount) throws InsufficientFundsException {
      Account first = from.compareTo(to) < 0 ? from : to;
      Account second = first == from ? to : from;
      first.lock.lock();
      try {
        second.lock.lock();
        try {
          from.withdraw(amount);
          to.balance += amount;
        } catch (InsufficientFundsException e) {
          from.refused++;
          throw e;
        } finally {
          second.lock.unlock();
        }
      } finally {
        first.lock.unlock();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      accounts.add(new Account(500 + 100L * i));
    }
    Collections.shuffle(accounts, new Random(3));
    Clerk[] clerks = new Clerk[4];
    Thread[] threads = new Thread[clerks.length];
    for (int i = 0; i < clerks.length; i++) {
      clerks[i] = new Clerk(Collections.unmodifiableList(accounts), 17 * i, 300);
      threads[i] = new Thread(clerks[i], "clerk-" + i);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long total = 0;
    boolean negative = false;
    Collections.sort(accounts);
    for (Account account : accounts) {
      total += account.balance;
      negative |= account.balance < 0;
    }
    System.out.printf("accounts %s%ntotal %,d negative %b%n", accounts, total, negative);
  }
}
