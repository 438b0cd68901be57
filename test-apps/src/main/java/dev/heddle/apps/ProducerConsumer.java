package dev.heddle.apps;

/**
 * Producers and consumers around a bounded buffer, ended by one poison item per consumer.
 *
 * <p>Usage: {@code ProducerConsumer [items per producer] [threads]}: half of the threads produce.
 */
public class ProducerConsumer {

  static class BoundedBuffer {
    private final Object[] items;
    private int count;
    private int putAt;
    private int takeAt;

    BoundedBuffer(int capacity) {
      items = new Object[capacity];
    }

    synchronized void put(Object item) throws InterruptedException {
      while (count == items.length) {
        wait();
      }
      items[putAt] = item;
      putAt = (putAt + 1) % items.length;
      count++;
      notifyAll();
    }

    synchronized Object take() throws InterruptedException {
      while (count == 0) {
        wait();
      }
      Object item = items[takeAt];
      items[takeAt] = null;
      takeAt = (takeAt + 1) % items.length;
      count--;
      notifyAll();
      return item;
    }
  }

  static class Item {
    final int producer;
    final int number;
    final String text;

    Item(int producer, int number) {
      this.producer = producer;
      this.number = number;
      this.text = "item " + number + " of " + producer;
    }
  }

  private static final class Poison {}

  static class Producer extends Thread {
    private final BoundedBuffer buffer;
    private final int id;
    private final int items;

    Producer(BoundedBuffer buffer, int id, int items) {
      this.buffer = buffer;
      this.id = id;
      this.items = items;
    }

    public void run() {
      try {
        for (int i = 0; i < items; i++) {
          buffer.put(new Item(id, i));
        }
      } catch (InterruptedException e) {
        e.printStackTrace();
      }
    }
  }

  static class Consumer extends Thread {
    private final BoundedBuffer buffer;
    private final int[] lastOf;
    private long sum;
    private long letters;
    private int taken;
    private boolean inOrder = true;

    Consumer(BoundedBuffer buffer, int producers) {
      this.buffer = buffer;
      lastOf = new int[producers];
      for (int i = 0; i < producers; i++) {
        lastOf[i] = -1;
      }
    }

    public void run() {
      try {
        for (Object next = buffer.take(); !(next instanceof Poison); next = buffer.take()) {
          Item item = (Item) next;
          inOrder &= item.number > lastOf[item.producer];
          lastOf[item.producer] = item.number;
          sum += item.number;
          letters += item.text.length();
          taken++;
        }
      } catch (InterruptedException e) {
        e.printStackTrace();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int items = Args.size(args, 20_000);
    int threads = Math.max(2, Args.threads(args, 4));
    int producers = threads / 2;
    BoundedBuffer buffer = new BoundedBuffer(16);

    Consumer[] consumers = new Consumer[threads - producers];
    for (int i = 0; i < consumers.length; i++) {
      consumers[i] = new Consumer(buffer, producers);
      consumers[i].start();
    }
    Producer[] sources = new Producer[producers];
    for (int i = 0; i < producers; i++) {
      sources[i] = new Producer(buffer, i, items);
      sources[i].start();
    }
    for (Producer source : sources) {
      source.join();
    }
    for (int i = 0; i < consumers.length; i++) {
      buffer.put(new Poison());
    }

    long sum = 0;
    long letters = 0;
    int taken = 0;
    boolean correct = true;
    for (Consumer consumer : consumers) {
      consumer.join();
      sum += consumer.sum;
      letters += consumer.letters;
      taken += consumer.taken;
      correct &= consumer.inOrder;
    }
    long expectedLetters = 0;
    for (int p = 0; p < producers; p++) {
      for (int i = 0; i < items; i++) {
        expectedLetters += new Item(p, i).text.length();
      }
    }
    correct &= taken == items * producers && letters == expectedLetters;
    correct &= sum == (long) producers * items * (items - 1) / 2;
    Verdict.print("taken " + taken + " sum " + sum + " letters " + letters, correct);
  }
}
