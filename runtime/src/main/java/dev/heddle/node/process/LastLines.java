package dev.heddle.node.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last lines that each rank printed, for when it is lost. */
public final class LastLines implements OutputObserver {
  private static final int LINES = 10;
  private static final int MAX_LINE_BYTES = 1_000;

  private static final class Tail {
    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    void add(byte b) {
      if (b == '\n') {
        end();
      } else if (open.size() < MAX_LINE_BYTES) {
        open.write(b);
      }
    }

    private void end() {
      lines.addLast(open.toString(Charset.defaultCharset()));
      open.reset();
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  private final Map<Integer, Tail> tails = new HashMap<>();

  @Override
  public synchronized void printed(int rank, byte[] bytes) {
    Tail tail = tails.computeIfAbsent(rank, any -> new Tail());
    for (byte b : bytes) {
      tail.add(b);
    }
  }

  /** Oldest first; one that has not ended, too. */
  public synchronized List<String> of(int rank) {
    Tail tail = tails.getOrDefault(rank, new Tail());
    List<String> lines = new ArrayList<>(tail.lines);
    if (tail.open.size() > 0) {
      lines.add(tail.open.toString(Charset.defaultCharset()));
    }
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }
}
