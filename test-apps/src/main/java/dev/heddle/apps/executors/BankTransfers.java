package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Money moves between accounts of a concurrent map, locked in order; none is lost, and nobody who
 * locks all accounts sees another sum.
 *
 * <p>Usage: {@code BankTransfers [transfers] [threads]}.
 */
public class BankTransfers {
  private static final int ACCOUNTS = 8;
  private static final int START = 100;

  /** An account. */
  static class Account {
    private final int number;
    private int balance = START;

    Account(int number) {
      this.number = number;
    }
  }

  /** Thrown to the one who asked for the transfer, wherever that was. */
  static class InsufficientFundsException extends Exception {
    private static final long serialVersionUID = 1;
    private final int missing;

    InsufficientFundsException(int account, int missing) {
      super("account " + account + " lacks " + missing);
      this.missing = missing;
    }
  }

  private final ConcurrentMap<Integer, Account> accounts = new ConcurrentHashMap<>();

  private int transfer(int from, int to, int amount) throws InsufficientFundsException {
    Account source = accounts.computeIfAbsent(from, Account::new);
    Account target = accounts.computeIfAbsent(to, Account::new);
    Account first = from < to ? source : target;
    Account second = from < to ? target : source;
    synchronized (first) {
      synchronized (second) {
        if (source.balance < amount) {
          throw new InsufficientFundsException(from, amount - source.balance);
        }
        source.balance -= amount;
        target.balance += amount;
        return amount;
      }
    }
  }

  private int sum(int account) {
    Account next = accounts.computeIfAbsent(account, Account::new);
    synchronized (next) {
      return account + 1 == ACCOUNTS ? next.balance : next.balance + sum(account + 1);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int transfers = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    BankTransfers bank = new BankTransfers();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Random random = new Random(1);
    Future<?>[] futures = new Future<?>[transfers];
    for (int i = 0; i < transfers; i++) {
      int from = random.nextInt(ACCOUNTS);
      int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      int amount = 1 + random.nextInt(START);
      boolean audit = i % 10 == 9;
      futures[i] =
          audit
              ? pool.submit(() -> bank.sum(0))
              : pool.submit(() -> bank.transfer(from, to, amount));
    }
    int moved = 0;
    int refused = 0;
    int wrongSums = 0;
    int missing = 0;
    for (int i = 0; i < transfers; i++) {
      try {
        int answer = (Integer) futures[i].get();
        moved += i % 10 == 9 ? 0 : 1;
        wrongSums += i % 10 == 9 && answer != ACCOUNTS * START ? 1 : 0;
      } catch (ExecutionException e) {
        InsufficientFundsException cause = (InsufficientFundsException) e.getCause();
        missing += cause.missing > 0 ? 1 : 0;
        refused++;
      }
    }
    pool.shutdown();
    Checklist list = new Checklist();
    list.check("ended", pool.awaitTermination(60, TimeUnit.SECONDS));
    list.same("all answered", transfers - transfers / 10, moved + refused);
    list.same("each refusal says how much is missing", refused, missing);
    list.same("wrong sums seen", 0, wrongSums);
    list.same("sum", ACCOUNTS * START, bank.sum(0));
    list.finish();
  }
}
