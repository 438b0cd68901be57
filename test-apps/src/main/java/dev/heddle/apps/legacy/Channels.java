package dev.heddle.apps.legacy;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Channels between threads, each written another way: a ring with a monitor per end, a linked queue
 * with two locks, a queue that swings its tail by compare and set, a heap of priorities, a
 * hand-over without room. Producers send, consumers stop at a poison pill.
 *
 * <p>Usage: {@code Channels [items] [threads]}: half of the threads produce.
 */
public class Channels {

  interface Channel {
    void put(Object item) throws InterruptedException;

    Object take() throws InterruptedException;
  }

  /** A ring whose two ends have monitors of their own; each counts what the other may use. */
  static class BoundedBuffer implements Channel {
    private final class Exchange {
      private int position;
      private int permits;

      Exchange(int permits) {
        this.permits = permits;
      }

      synchronized Object exchange(Object item) throws InterruptedException {
        while (permits <= 0) {
          wait();
        }
        permits--;
        Object old = ring[position];
        ring[position] = item;
        position = (position + 1) % ring.length;
        return old;
      }

      synchronized void addPermit() {
        permits++;
        notify();
      }
    }

    private final Object[] ring;
    private final Exchange putter;
    private final Exchange taker;

    BoundedBuffer(int capacity) {
      ring = new Object[capacity];
      putter = new Exchange(capacity);
      taker = new Exchange(0);
    }

    @Override
    public void put(Object item) throws InterruptedException {
      putter.exchange(item);
      taker.addPermit();
    }

    @Override
    public Object take() throws InterruptedException {
      Object item = taker.exchange(null);
      putter.addPermit();
      return item;
    }
  }

  /** Puts and takes hardly meet: the queue always holds one used node between them. */
  static class TwoLockQueue implements Channel {
    private static class Node {
      Object value;
      Node next;

      Node(Object value) {
        this.value = value;
      }
    }

    private final Object putLock = new Object();
    private Node head = new Node(null);
    private Node last = head;
    private int waitingForTake;

    @Override
    public void put(Object item) {
      synchronized (putLock) {
        Node node = new Node(item);
        synchronized (last) {
          last.next = node;
          last = node;
        }
        if (waitingForTake > 0) {
          putLock.notify();
        }
      }
    }

    private synchronized Object extract() {
      synchronized (head) {
        Node first = head.next;
        if (first == null) {
          return null;
        }
        Object item = first.value;
        first.value = null;
        head = first;
        return item;
      }
    }

    @Override
    public Object take() throws InterruptedException {
      Object item = extract();
      if (item != null) {
        return item;
      }
      synchronized (putLock) {
        waitingForTake++;
        try {
          for (; ; ) {
            item = extract();
            if (item != null) {
              return item;
            }
            putLock.wait();
          }
        } finally {
          waitingForTake--;
        }
      }
    }
  }

  /** Michael and Scott's queue, with the compare and set of the time: a short synchronized. */
  static class SwingingQueue implements Channel {
    private static final class Node {
      private final Object value;
      private volatile Node next;

      Node(Object value) {
        this.value = value;
      }

      synchronized boolean casNext(Node old, Node fresh) {
        if (next != old) {
          return false;
        }
        next = fresh;
        return true;
      }
    }

    private volatile Node head = new Node(null);
    private volatile Node tail = head;

    private synchronized boolean casHead(Node old, Node fresh) {
      if (head != old) {
        return false;
      }
      head = fresh;
      return true;
    }

    private synchronized void casTail(Node old, Node fresh) {
      if (tail == old) {
        tail = fresh;
      }
    }

    @Override
    public void put(Object item) {
      Node node = new Node(item);
      for (; ; ) {
        Node last = tail;
        if (last.casNext(null, node)) {
          casTail(last, node);
          return;
        }
        casTail(last, last.next); // help who came first
      }
    }

    @Override
    public Object take() {
      for (; ; ) {
        Node first = head;
        Node last = tail;
        Node next = first.next;
        if (first == head) {
          if (next == null) {
            Thread.yield();
          } else if (first == last) {
            casTail(last, next);
          } else if (casHead(first, next)) {
            return next.value;
          }
        }
      }
    }
  }

  /** The smallest goes first: a binary heap under one monitor. */
  static class PriorityChannel implements Channel {
    private Object[] heap = new Object[2];
    private int size;

    @Override
    public synchronized void put(Object item) {
      if (size == heap.length) {
        Object[] bigger = new Object[2 * size];
        System.arraycopy(heap, 0, bigger, 0, size);
        heap = bigger;
      }
      int k = size++;
      while (k > 0 && less(item, heap[(k - 1) / 2])) {
        heap[k] = heap[(k - 1) / 2];
        k = (k - 1) / 2;
      }
      heap[k] = item;
      notifyAll();
    }

    @Override
    public synchronized Object take() throws InterruptedException {
      while (size == 0) {
        wait();
      }
      Object least = heap[0];
      Object moved = heap[--size];
      heap[size] = null;
      int k = 0;
      for (int child = 1; child < size; child = 2 * k + 1) {
        if (child + 1 < size && less(heap[child + 1], heap[child])) {
          child++;
        }
        if (!less(heap[child], moved)) {
          break;
        }
        heap[k] = heap[child];
        k = child;
      }
      if (size > 0) {
        heap[k] = moved;
      }
      return least;
    }

    /** The poison pill is greater than all items. */
    private static boolean less(Object a, Object b) {
      return a != POISON && (b == POISON || ((Item) a).number < ((Item) b).number);
    }
  }

  /** No room at all: put returns when the item has been taken. */
  static class Handover implements Channel {
    private Object item;
    private boolean full;

    @Override
    public synchronized void put(Object given) throws InterruptedException {
      while (full) {
        wait();
      }
      full = true;
      item = given;
      notifyAll();
      while (item == given) {
        wait();
      }
      full = false;
      notifyAll();
    }

    @Override
    public synchronized Object take() throws InterruptedException {
      while (item == null) {
        wait();
      }
      Object taken = item;
      item = null;
      notifyAll();
      return taken;
    }
  }

  private static final Object POISON = new Object();

  static final class Item {
    final int number;
    final String text;

    Item(int number) {
      this.number = number;
      this.text = "item " + number;
    }
  }

  static class Consumer extends Thread {
    private final Channel channel;
    int taken;
    long sum;
    boolean intact = true;

    Consumer(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void run() {
      try {
        for (Object item = channel.take(); item != POISON; item = channel.take()) {
          Item real = (Item) item;
          taken++;
          sum += real.number;
          intact &= real.text.equals("item " + real.number);
        }
      } catch (InterruptedException e) {
        intact = false;
      }
    }
  }

  private static String run(Channel channel, int items, int producers, int consumers)
      throws InterruptedException {
    Consumer[] takers = new Consumer[consumers];
    for (int i = 0; i < consumers; i++) {
      takers[i] = new Consumer(channel);
      takers[i].start();
    }
    Thread[] putters = new Thread[producers];
    for (int p = 0; p < producers; p++) {
      final int first = p;
      putters[p] =
          new Thread() {
            @Override
            public void run() {
              try {
                for (int n = first; n < items; n += producers) {
                  channel.put(new Item(n));
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          };
      putters[p].start();
    }
    for (Thread putter : putters) {
      putter.join();
    }
    for (int i = 0; i < consumers; i++) {
      channel.put(POISON);
    }
    int taken = 0;
    long sum = 0;
    boolean intact = true;
    for (Consumer taker : takers) {
      taker.join();
      taken += taker.taken;
      sum += taker.sum;
      intact &= taker.intact;
    }
    return taken + " " + sum + " " + intact;
  }

  public static void main(String[] args) throws InterruptedException {
    int items = Args.size(args, 1000);
    int threads = Math.max(2, Args.threads(args, 4));
    int producers = threads / 2;
    int consumers = threads - producers;
    String expected = items + " " + (long) items * (items - 1) / 2 + " true";
    Checklist checks = new Checklist();
    checks.same("ring", expected, run(new BoundedBuffer(10), items, producers, consumers));
    checks.same("two locks", expected, run(new TwoLockQueue(), items, producers, consumers));
    checks.same("swinging", expected, run(new SwingingQueue(), items, producers, consumers));
    checks.same("priorities", expected, run(new PriorityChannel(), items, producers, consumers));
    checks.same("hand-over", expected, run(new Handover(), items, producers, consumers));
    checks.finish();
  }
}
