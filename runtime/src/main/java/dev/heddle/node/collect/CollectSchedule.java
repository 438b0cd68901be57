package dev.heddle.node.collect;

import dev.heddle.node.collect.CollectRound.Verdict;
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

    /** Where the home was in the last round and was to go. */
    int home = -1;

    int nextHome = -1;

    /** The home that nobody else had the page but, or -1. */
    int aloneAt = -1;
  }

  private final Holdings holdings;
  private final CollectPort loop;
  private final int maxPages;
  private final Map<Long, Asked> asked = new HashMap<>();
  private long tick;
  private int first;

  /**
   * A schedule on which nothing was asked yet.
   *
   * @param maxPages in one round
   */
  CollectSchedule(Holdings holdings, CollectPort loop, int maxPages) {
    this.holdings = holdings;
    this.loop = loop;
    this.maxPages = maxPages;
  }

  /** A tick has passed: the pages that are due; from now on they count as asked about. */
  List<Candidate> next() {
    tick++;
    long[] exported = holdings.exportedPages();
    forgetOthersThan(exported);
    List<Candidate> due = new ArrayList<>();
    for (int i = 0; i < exported.length && due.size() < maxPages; i++) {
      long page = exported[(first + i) % exported.length];
      if (isDue(page)) {
        due.add(ask(page));
      }
    }
    boolean all = due.size() < maxPages;
    first = all ? 0 : (first + maxPages) % exported.length; // who was left out is first
    return due;
  }

  /** Everything is due. */
  void hurry() {
    for (Asked last : asked.values()) {
      last.dueTick = Math.min(last.dueTick, tick);
      last.waitTicks = 1;
    }
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
    int home = loop.homeOf(page);
    boolean alone = last.aloneAt == home;
    last.aloneAt = -1;
    return new Candidate(page, holdings.extent(page), exports, quiet, home, alone);
  }

  /** In the round that has ended the page was held; it is asked about soon again if it moved. */
  void held(Candidate candidate, Verdict verdict, int nextHome) {
    Asked last = asked.get(candidate.page());
    if (last == null) {
      return;
    }
    if (candidate.home() != last.home || nextHome != last.nextHome) {
      last.waitTicks = 1;
    }
    last.home = candidate.home();
    last.nextHome = nextHome;
    last.aloneAt = verdict == Verdict.ALONE ? candidate.home() : -1;
    last.dueTick = tick + last.waitTicks;
    last.waitTicks = Math.min(2 * last.waitTicks, MAX_WAIT_TICKS);
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
