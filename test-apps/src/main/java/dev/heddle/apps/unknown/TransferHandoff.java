package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/** Orders handed over with a LinkedTransferQueue, bills that come due in a DelayQueue. */
public class TransferHandoff {

  static class Order {
    final int table;
    final String dish;
    private String cook;

    Order(int table, String dish) {
      this.table = table;
      this.dish = dish;
    }
  }

  static class Bill implements Delayed {
    final int table;
    private final long due;

    Bill(int table, long opened, long millis) {
      this.table = table;
      due = opened + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(due, ((Bill) other).due);
    }
  }

  static class Cook implements Runnable {
    private final TransferQueue<Order> orders;
    private final String name;
    int cooked;

    Cook(String name, TransferQueue<Order> orders) {
      this.name = name;
      this.orders = orders;
    }

    @Override
    public void run() {
      try {
        while (true) {
          Order order = orders.take();
          if (order.dish == null) return;
          order.cook = name;
          cooked++;
        }
      } catch (InterruptedException e) {
        cooked = -1;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    TransferQueue<Order> orders = new LinkedTransferQueue<>();
    System.out.println(
        orders.tryTransfer(new Order(0, "nobody")) + " " + orders.hasWaitingConsumer());
    Cook[] cooks = {new Cook("Ada", orders), new Cook("Bo", orders)};
    Thread[] kitchen = new Thread[2];
    for (int i = 0; i < 2; i++) (kitchen[i] = new Thread(cooks[i])).start();
    List<Order> all = new ArrayList<>();
    long opened = System.nanoTime();
    DelayQueue<Bill> bills = new DelayQueue<>();
    for (int i = 0; i < 40; i++) {
      Order order = new Order(i, "dish " + i % 7);
      all.add(order);
      if (i % 3 == 0) orders.transfer(order);
      else if (i % 3 == 1) orders.put(order);
      else if (!orders.tryTransfer(order, 20, TimeUnit.SECONDS)) throw new IllegalStateException();
      if (i % 8 == 0) bills.add(new Bill(i, opened, 60 - i));
    }
    for (int i = 0; i < 2; i++) orders.put(new Order(-1, null));
    for (Thread t : kitchen) t.join();
    int uncooked = 0;
    for (Order order : all) if (order.cook == null) uncooked++;
    System.out.println(
        cooks[0].cooked
            + cooks[1].cooked
            + " cooked, "
            + uncooked
            + " not, waiting "
            + orders.getWaitingConsumerCount());
    List<Integer> paid = new ArrayList<>();
    Thread cashier =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 5; i++) paid.add(bills.take().table);
              } catch (InterruptedException e) {
                throw new RuntimeException(e);
              }
            });
    cashier.start();
    cashier.join();
    System.out.println(paid + " " + bills.poll() + " " + bills.size());
  }
}
