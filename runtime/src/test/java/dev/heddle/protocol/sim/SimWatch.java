package dev.heddle.protocol.sim;

import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.ThreadWatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Really counts the releases of the threads of a node. */
final class SimWatch implements ThreadWatch {
  private record Running(SimThread thread, long releases) {}

  private final SimNode node;
  private final Map<Long, List<Running>> marks = new HashMap<>();
  private long lastMark;

  SimWatch(SimNode node) {
    this.node = node;
  }

  @Override
  public long mark() {
    List<Running> running = new ArrayList<>();
    for (SimThread thread : node.threads) {
      if (!thread.ended) {
        running.add(new Running(thread, thread.releases));
      }
    }
    marks.put(++lastMark, running);
    return lastMark;
  }

  @Override
  public boolean passed(long mark) {
    if (node.world.options.mutation() == Mutation.WATCH_ENDS_EARLY) {
      return true;
    }
    List<Running> running = marks.get(mark);
    running.removeIf(
        r -> r.thread.ended || r.thread.releases > r.releases || r.thread.isBlockedInSync());
    return running.isEmpty();
  }
}
