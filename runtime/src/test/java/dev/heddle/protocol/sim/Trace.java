package dev.heddle.protocol.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Hashes everything that happens; keeps the tail as text where asked to. */
final class Trace {
  private static final int KEPT = 400;

  private final boolean keepText;
  private final Deque<String> tail = new ArrayDeque<>();
  private long hash = 1125899906842597L;
  private long count;

  Trace(boolean keepText) {
    this.keepText = keepText;
  }

  void add(int kind, long a, long b) {
    hash = ((hash * 31 + kind) * 1000003 + a) * 1000003 + b;
    count++;
  }

  void text(Supplier<String> line) {
    if (keepText) {
      tail.add(count + " " + line.get());
      if (tail.size() > KEPT) {
        tail.remove();
      }
    }
  }

  long hash() {
    return hash;
  }

  List<String> tail() {
    return List.copyOf(tail);
  }
}
