package dev.heddle.node.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which exported pages are asked about when: the first two rounds at once, for the first can find
 * no page unheld; then after each round in which the page was held, twice as long as before.
 */
final class CollectSchedule {
  private static final int MAX_WAIT_TICKS = 64;

  private static final class Asked {
    long exports;
    long dueTick;
    int waitTicks = 1;
  }

  private final Holdings holdings;
  private final int maxPages;
  private final Map<Long, Asked> asked = new HashMap<>();
  private long tick;

  /**
   * A schedule on which nothing was asked yet.
   *
   * @param maxPages in one round
   */
  CollectSchedule(Holdings holdings, int maxPages) {
    this.holdings = holdings;
    this.maxPages = maxPages;
  }

  /** A tick has passed: the pages that are due; from now on they count as asked about. */
  List<Candidate> next() {
    tick++;
    long[] exported = holdings.exportedPages();
    forgetOthersThan(exported);
    List<Candidate> due = new ArrayList<>();
    for (long page : exported) {
      if (due.size() < maxPages && isDue(page)) {
        due.add(ask(page));
      }
    }
    return due;
  }

  private boolean isDue(long page) {
    Asked last = asked.get(page);
    return last == null || last.dueTick <= tick;
  }

  private Candidate ask(long page) {
    long exports = holdings.exportCount(page);
    Asked last = asked.get(page);
    boolean quiet = last != null && last.exports == exports;
    if (last == null) {
      last = new Asked();
      asked.put(page, last);
    }
    last.exports = exports;
    last.dueTick = tick + 1; // unless it turns out to be held
    return new Candidate(page, holdings.extent(page), exports, quiet);
  }

  /** In the round that has ended the page was held. */
  void held(long page) {
    Asked last = asked.get(page);
    if (last != null) {
      last.dueTick = tick + last.waitTicks;
      last.waitTicks = Math.min(2 * last.waitTicks, MAX_WAIT_TICKS);
    }
  }

  private void forgetOthersThan(long[] exported) {
    Set<Long> keep = new HashSet<>();
    for (long page : exported) {
      keep.add(page);
    }
    asked.keySet().retainAll(keep);
  }

  int size() {
    return asked.size();
  }
}
