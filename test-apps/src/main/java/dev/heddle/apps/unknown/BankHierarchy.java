package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bank with abstract classes, default methods, static counters, and enums whose constants have
 * bodies.
 */
public class BankHierarchy {

  interface Named {
    String name();

    default String greeting() {
      return "Dear " + name();
    }
  }

  interface Audited extends Named {
    List<String> TRAIL = new ArrayList<>();

    default void audit(String what) {
      synchronized (TRAIL) {
        TRAIL.add(name() + " " + what);
      }
    }

    static int size() {
      synchronized (TRAIL) {
        return TRAIL.size();
      }
    }
  }

  abstract static class Account implements Audited {
    private static int opened;
    private final String owner;
    protected long cents;

    protected enum Fee {
      NONE,
      FLAT {
        @Override
        long of(long amount) {
          return 25;
        }
      },
      PERCENT {
        private static final int RATE = 2;

        @Override
        long of(long amount) {
          return Math.max(super.of(amount), amount * RATE / 100);
        }
      };

      long of(long amount) {
        return 0;
      }
    }

    protected Account(String owner) {
      this.owner = owner;
      synchronized (Account.class) {
        opened++;
      }
      init();
    }

    protected void init() {
      cents = 100;
    }

    protected abstract Fee fee();

    public String name() {
      return owner;
    }

    final synchronized boolean pay(long amount) {
      long whole = amount + fee().of(amount);
      if (!allowed(whole)) {
        audit("refused " + amount);
        return false;
      }
      cents -= whole;
      return true;
    }

    protected boolean allowed(long amount) {
      return cents >= amount;
    }

    synchronized void add(long amount) {
      cents += amount;
    }
  }

  static class Savings extends Account {
    private int months = 12;

    Savings(String owner) {
      super(owner);
    }

    @Override
    protected void init() {
      super.init();
      months = 99;
      cents += months;
    }

    @Override
    protected Fee fee() {
      return Fee.NONE;
    }
  }

  static class Giro extends Account {
    private final class Overdraft {
      final long limit;

      Overdraft(long limit) {
        this.limit = limit;
      }

      boolean covers(long amount) {
        return cents + limit >= amount;
      }
    }

    private final Overdraft overdraft = new Overdraft(5000);

    Giro(String owner) {
      super(owner);
    }

    @Override
    protected Fee fee() {
      return Fee.FLAT;
    }

    @Override
    protected boolean allowed(long amount) {
      return super.allowed(amount) || overdraft.covers(amount);
    }

    @Override
    public String greeting() {
      return super.greeting() + "!";
    }
  }

  static class Business extends Giro {
    Business(String owner) {
      super(owner);
    }

    @Override
    protected Fee fee() {
      return Fee.PERCENT;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Map<String, Account> accounts = new LinkedHashMap<>();
    for (Account a : new Account[] {new Savings("Sara"), new Giro("Gus"), new Business("Bill")})
      accounts.put(a.name(), a);
    Thread[] threads = new Thread[3];
    for (int t = 0; t < 3; t++) {
      threads[t] =
          new Thread(
              () -> {
                for (int i = 1; i <= 30; i++)
                  for (Account a : accounts.values()) {
                    if (i % 3 == 0) a.add(150);
                    if (a instanceof Savings ? a.cents < 0 : a.pay(40)) a.add(40);
                  }
                Account own =
                    new Account("own") {
                      @Override
                      protected Fee fee() {
                        return Fee.valueOf("FLAT");
                      }
                    };
                own.pay(1000);
                own.pay(50);
                accounts.get("Sara").add(own.cents);
              });
      threads[t].start();
    }
    for (Thread t : threads) t.join();
    for (Account a : accounts.values())
      System.out.println(
          a.greeting()
              + " "
              + a.cents
              + " "
              + a.fee()
              + " "
              + a.getClass().getSuperclass().getSimpleName());
    System.out.println(
        Account.opened
            + " opened, trail "
            + Audited.size()
            + " "
            + ((Savings) accounts.get("Sara")).months);
    System.out.println(Audited.TRAIL);
    System.out.println("OK");
  }
}
