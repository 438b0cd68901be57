package dev.heddle.apps.unknown;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A barber sleeps until a customer wakes him; customers who find no chair come again. */
public class SleepingBarber {

  static final class Shop {
    private final Queue<Customer> chairs = new ArrayDeque<>();
    private final int size;
    private boolean closed;

    Shop(int size) {
      this.size = size;
    }

    synchronized boolean enter(Customer customer) {
      if (chairs.size() == size) {
        return false;
      }
      chairs.add(customer);
      notifyAll();
      return true;
    }

    synchronized Customer next() throws InterruptedException {
      while (chairs.isEmpty() && !closed) {
        wait();
      }
      return chairs.poll();
    }

    synchronized void close() {
      closed = true;
      notifyAll();
    }
  }

  static class Customer extends Thread {
    private final Shop shop;
    private final CountDownLatch served = new CountDownLatch(1);
    private String barber;
    static final AtomicInteger turnedAway = new AtomicInteger();

    Customer(Shop shop, int n) {
      super("customer-" + n);
      this.shop = shop;
    }

    @Override
    public void run() {
      try {
        while (!shop.enter(this)) {
          turnedAway.incrementAndGet();
          Thread.sleep(1);
        }
        served.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void cut(String by) {
      if (barber != null) {
        throw new IllegalStateException(getName() + " was cut by " + barber);
      }
      barber = by;
      served.countDown();
    }
  }

  static class Barber extends Thread {
    private final Shop shop;
    final TreeSet<String> heads = new TreeSet<>(Collections.reverseOrder());

    Barber(Shop shop, String name) {
      this.shop = shop;
      setName(name);
    }

    @Override
    public void run() {
      Customer customer;
      try {
        while ((customer = shop.next()) != null) {
          customer.cut(getName());
          heads.add(customer.getName());
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Shop shop = new Shop(3);
    Barber[] barbers = {new Barber(shop, "Figaro"), new Barber(shop, "Sweeney")};
    for (Barber barber : barbers) {
      barber.start();
    }
    Customer[] customers = new Customer[12];
    for (int i = 0; i < customers.length; i++) {
      (customers[i] = new Customer(shop, i)).start();
    }
    for (Customer customer : customers) {
      customer.join();
    }
    shop.close();
    TreeSet<String> all = new TreeSet<>(Collections.reverseOrder());
    for (Barber barber : barbers) {
      barber.join();
      if (!Collections.disjoint(all, barber.heads)) {
        System.out.println("twice: " + barber.heads);
      }
      all.addAll(barber.heads);
    }
    System.out.println(
        all.size() + " served, first " + all.first() + ", tail " + all.tailSet("customer-2"));
    System.out.println("turned away sometimes or never: " + (Customer.turnedAway.get() >= 0));
  }
}
