package dev.heddle.weave.kernels;

/** Builds and sums binary trees: allocation, recursion, references. */
public final class Trees implements Runnable {
  private Node left;
  private int sum;

  private static final class Node {
    private Node left;
    private Node right;
    private final int value;

    Node(int value) {
      this.value = value;
    }

    static Node build(int depth) {
      Node node = new Node(depth);
      if (depth > 0) {
        node.left = build(depth - 1);
        node.right = build(depth - 1);
      }
      return node;
    }

    int sum() {
      return value + (left == null ? 0 : left.sum()) + (right == null ? 0 : right.sum());
    }
  }

  int result() {
    return sum;
  }

  @Override
  public void run() {
    left = Node.build(14);
    for (int i = 0; i < 20; i++) {
      sum += left.sum();
    }
  }
}
