package dev.heddle.node.collect;

/** How many messages each node had sent to each when it last said so. */
final class SentTable {
  private final long[][] sent;

  SentTable(int nodeCount) {
    sent = new long[nodeCount][nodeCount];
  }

  /** {@code from} says it has sent {@code counts[to]} messages to each node. */
  void said(int from, long[] counts) {
    sent[from] = counts.clone();
  }

  /** By sender: what a node must have received before it answers. */
  long[] to(int node) {
    long[] numbers = new long[sent.length];
    for (int from = 0; from < sent.length; from++) {
      numbers[from] = sent[from][node];
    }
    return numbers;
  }
}
