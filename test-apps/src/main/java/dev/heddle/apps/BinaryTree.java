package dev.heddle.apps;

import java.util.Random;
import java.util.TreeMap;

/**
 * A binary search tree with a lock per node, filled by several threads. A thread holds one node at
 * a time: nodes are never removed, so the child it goes on to stays where it is.
 *
 * <p>Usage: {@code BinaryTree [keys per thread] [threads]}.
 */
public class BinaryTree<K extends Comparable<K>> {

  private static class Node<K> {
    final K key;
    int count;
    Node<K> left;
    Node<K> right;

    Node(K key) {
      this.key = key;
      this.count = 1;
    }
  }

  private final Node<K> root;

  BinaryTree(K first) {
    root = new Node<>(first);
  }

  void add(K key) {
    Node<K> node = root;
    while (node != null) {
      synchronized (node) {
        int order = key.compareTo(node.key);
        if (order == 0) {
          node.count++;
          return;
        }
        Node<K> child = order < 0 ? node.left : node.right;
        if (child == null) {
          child = new Node<>(key);
          if (order < 0) {
            node.left = child;
          } else {
            node.right = child;
          }
          return;
        }
        node = child;
      }
    }
  }

  int count(K key) {
    Node<K> node = root;
    while (node != null) {
      synchronized (node) {
        int order = key.compareTo(node.key);
        if (order == 0) {
          return node.count;
        }
        node = order < 0 ? node.left : node.right;
      }
    }
    return 0;
  }

  /** Number of nodes below, checking their order: all keys in (low, high). */
  private static <K extends Comparable<K>> int check(Node<K> node, K low, K high) {
    if (node == null) {
      return 0;
    }
    if (low != null && low.compareTo(node.key) >= 0
        || high != null && high.compareTo(node.key) <= 0) {
      throw new IllegalStateException("out of order: " + node.key);
    }
    return 1 + check(node.left, low, node.key) + check(node.right, node.key, high);
  }

  public static void main(String[] args) throws InterruptedException {
    final int keys = Args.size(args, 5000);
    int threads = Args.threads(args, 4);
    final BinaryTree<Integer> tree = new BinaryTree<Integer>(keys);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int seed = t;
      workers[t] =
          new Thread() {
            @Override
            public void run() {
              Random random = new Random(seed);
              for (int i = 0; i < keys; i++) {
                tree.add(random.nextInt(2 * keys));
              }
            }
          };
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    TreeMap<Integer, Integer> expected = new TreeMap<>();
    expected.put(keys, 1);
    for (int t = 0; t < threads; t++) {
      Random random = new Random(t);
      for (int i = 0; i < keys; i++) {
        expected.merge(random.nextInt(2 * keys), 1, Integer::sum);
      }
    }
    boolean correct = check(tree.root, null, null) == expected.size();
    for (Integer key : expected.keySet()) {
      correct &= tree.count(key) == expected.get(key);
    }
    Verdict.print(expected.size() + " keys, " + tree.count(keys) + " times " + keys, correct);
  }
}
