package dev.heddle.apps.unknown;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * A limit order book in ConcurrentSkipListMaps; orders come from three threads, then are matched.
 */
public class OrderBook {

  static final class Order {
    enum Side {
      BUY,
      SELL
    }

    final Side side;
    final BigDecimal price;
    final String owner;
    int left;

    Order(Side side, BigDecimal price, int quantity, String owner) {
      this.side = Objects.requireNonNull(side);
      this.price = price;
      this.owner = owner;
      left = quantity;
    }
  }

  private final ConcurrentNavigableMap<BigDecimal, ConcurrentLinkedDeque<Order>> bids =
      new ConcurrentSkipListMap<>(Comparator.reverseOrder());
  private final ConcurrentSkipListMap<BigDecimal, ConcurrentLinkedDeque<Order>> asks =
      new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListSet<String> owners =
      new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
  private final LongAccumulator largest = new LongAccumulator(Long::max, Long.MIN_VALUE);

  void place(Order order) {
    NavigableMap<BigDecimal, ConcurrentLinkedDeque<Order>> side =
        order.side == Order.Side.BUY ? bids : asks;
    side.computeIfAbsent(order.price, p -> new ConcurrentLinkedDeque<>()).addLast(order);
    owners.add(order.owner);
    largest.accumulate(order.left);
  }

  long match() {
    long volume = 0;
    while (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0) {
      Map.Entry<BigDecimal, ConcurrentLinkedDeque<Order>> bid = bids.firstEntry(),
          ask = asks.firstEntry();
      Order b = bid.getValue().peekFirst(), a = ask.getValue().peekFirst();
      int n = Math.min(b.left, a.left);
      b.left -= n;
      a.left -= n;
      volume += n;
      if (b.left == 0) bid.getValue().pollFirst();
      if (a.left == 0) ask.getValue().pollFirst();
      bids.values().removeIf(ConcurrentLinkedDeque::isEmpty);
      if (ask.getValue().isEmpty()) asks.remove(ask.getKey());
    }
    return volume;
  }

  public static void main(String[] args) throws InterruptedException {
    OrderBook book = new OrderBook();
    Thread[] traders = new Thread[3];
    for (int t = 0; t < 3; t++) {
      String owner = new String[] {"alice", "Bob", "CAROL"}[t];
      Random random = new Random(t * 97);
      traders[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 60; i++) {
                  Order.Side side = random.nextBoolean() ? Order.Side.BUY : Order.Side.SELL;
                  int cents = 9950 + random.nextInt(60) + (side == Order.Side.SELL ? 30 : 0);
                  book.place(
                      new Order(
                          side,
                          BigDecimal.valueOf(cents, 2),
                          1 + random.nextInt(20),
                          i % 2 == 0 ? owner : owner.toLowerCase()));
                }
              });
      traders[t].start();
    }
    for (Thread t : traders) t.join();
    System.out.println(
        book.bids.size()
            + " bids from "
            + book.bids.firstKey()
            + ", "
            + book.asks.size()
            + " asks from "
            + book.asks.firstKey());
    System.out.println("matched " + book.match() + ", largest " + book.largest);
    System.out.println(
        book.bids.firstKey()
            + " < "
            + book.asks.firstKey()
            + " "
            + book.owners.size()
            + " "
            + book.owners.contains("BOB"));
    StringBuilder depth = new StringBuilder();
    for (Iterator<Map.Entry<BigDecimal, ConcurrentLinkedDeque<Order>>> it =
            book.asks.headMap(new BigDecimal("100.10"), true).descendingMap().entrySet().iterator();
        it.hasNext(); ) {
      Map.Entry<BigDecimal, ConcurrentLinkedDeque<Order>> level = it.next();
      depth
          .append(level.getKey())
          .append('x')
          .append(level.getValue().stream().mapToInt(o -> o.left).sum())
          .append(' ');
    }
    System.out.println(depth);
    System.out.println(
        book.bids.floorKey(new BigDecimal("99.705"))
            + " "
            + book.bids.higherKey(new BigDecimal("99.60"))
            + " "
            + book.asks.lastEntry().getValue().size());
    System.out.println("OK");
  }
}
