package dev.heddle.apps;

import java.util.Random;
import java.util.TreeSet;

/**
 * A sorted linked list with a lock per node, walked hand over hand: the next node is locked before
 * the last is let go. The locks are objects of their own, for synchronized blocks cannot overlap.
 *
 * <p>Usage: {@code LockCouplingList [operations per thread] [threads]}.
 */
public class LockCouplingList {

  /** A lock in the style of the time before java.util.concurrent. */
  static class Mutex {
    private boolean locked;

    synchronized void acquire() {
      boolean interrupted = false;
      while (locked) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      locked = true;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized void release() {
      locked = false;
      notify();
    }
  }

  static class Node extends Mutex {
    final int key;
    Node next;

    Node(int key, Node next) {
      this.key = key;
      this.next = next;
    }
  }

  private final Node head = new Node(Integer.MIN_VALUE, new Node(Integer.MAX_VALUE, null));

  /** The last node with a smaller key. It and its successor are locked. */
  private Node find(int key) {
    Node before = head;
    before.acquire();
    Node node = before.next;
    node.acquire();
    while (node.key < key) {
      before.release();
      before = node;
      node = node.next;
      node.acquire();
    }
    return before;
  }

  boolean add(int key) {
    Node before = find(key);
    Node node = before.next;
    try {
      if (node.key == key) {
        return false;
      }
      before.next = new Node(key, node);
      return true;
    } finally {
      node.release();
      before.release();
    }
  }

  boolean remove(int key) {
    Node before = find(key);
    Node node = before.next;
    try {
      if (node.key != key) {
        return false;
      }
      before.next = node.next;
      return true;
    } finally {
      node.release();
      before.release();
    }
  }

  /** Adds and removes keys that no other thread uses, so the end is known. */
  static class Worker implements Runnable {
    private final LockCouplingList list;
    private final int id;
    private final int stride;
    private final int operations;
    int added;
    int removed;

    Worker(LockCouplingList list, int id, int stride, int operations) {
      this.list = list;
      this.id = id;
      this.stride = stride;
      this.operations = operations;
    }

    public void run() {
      Random random = new Random(id);
      for (int i = 0; i < operations; i++) {
        int key = random.nextInt(16) * stride + id;
        if (random.nextInt(3) < 2) {
          added += list.add(key) ? 1 : 0;
        } else {
          removed += list.remove(key) ? 1 : 0;
        }
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int operations = Args.size(args, 2000);
    int threads = Args.threads(args, 4);
    LockCouplingList list = new LockCouplingList();
    Worker[] workers = new Worker[threads];
    Thread[] pool = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      workers[t] = new Worker(list, t, threads, operations);
      pool[t] = new Thread(workers[t]);
      pool[t].start();
    }
    int added = 0;
    int removed = 0;
    for (int t = 0; t < threads; t++) {
      pool[t].join();
      added += workers[t].added;
      removed += workers[t].removed;
    }

    TreeSet<Integer> expected = new TreeSet<>();
    for (int t = 0; t < threads; t++) {
      Random random = new Random(t);
      for (int i = 0; i < operations; i++) {
        Integer key = random.nextInt(16) * threads + t;
        if (random.nextInt(3) < 2) {
          expected.add(key);
        } else {
          expected.remove(key);
        }
      }
    }
    boolean correct = added - removed == expected.size();
    Node node = list.head.next;
    for (Integer key : expected) {
      correct &= node.key == key;
      node = node.next;
    }
    correct &= node.next == null;
    Verdict.print("added " + added + " removed " + removed + " left " + expected.size(), correct);
  }
}
