package dev.heddle.node.collect;

import dev.heddle.node.collect.CollectRound.Verdict;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Event.Forget.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * What follows from a round: pages are forgotten, tokens and cells called back, homes moved to the
 * lowest rank that has the page, so that garbage comes together.
 */
final class Conclusion {
  /** Given away in one round: this node encodes them all. */
  private static final int MAX_MOVES = 2048;

  /** As a home: the page stays where it is. */
  private static final int STAYS = -1;

  private final int rank;
  private final CollectPort loop;
  private final Holdings holdings;
  private final CollectSchedule schedule;
  private final LongAdder pagesGone;

  Conclusion(
      int rank,
      CollectPort loop,
      Holdings holdings,
      CollectSchedule schedule,
      LongAdder pagesGone) {
    this.rank = rank;
    this.loop = loop;
    this.holdings = holdings;
    this.schedule = schedule;
    this.pagesGone = pagesGone;
  }

  /**
   * What the protocol refuses to forget may be a token or cell away; what is forgotten has none.
   */
  void draw(CollectRound round) {
    List<Extent> unheld = new ArrayList<>();
    List<Event.MoveHome> moves = new ArrayList<>();
    for (int i = 0; i < round.candidates().size(); i++) {
      Candidate asked = round.candidates().get(i);
      Verdict verdict = round.verdict(i);
      if (verdict == Verdict.UNHELD) {
        unheld.add(asked.asExtent());
      } else {
        int to = nextHome(asked, verdict, round.lowestHolder(i));
        schedule.held(asked, verdict, to);
        addMoves(asked, to, moves);
      }
    }
    if (!unheld.isEmpty()) {
      unheld.forEach(extent -> pagesGone.add(extent.count()));
      loop.post(new Event.Forget(unheld));
    }
    loop.post(new Event.Recall(pages(round)));
    moves.forEach(loop::post);
  }

  /** Where the home should be; a page that goes on goes by its creator. */
  private int nextHome(Candidate asked, Verdict verdict, int lowestHolder) {
    if (asked.extent() > 1 || !holdings.isMovable(asked.page()) || verdict == Verdict.EMPTY) {
      return rank;
    }
    boolean lower = asked.quiet() && lowestHolder >= 0 && lowestHolder < asked.home();
    if (!lower) {
      return STAYS;
    }
    return asked.home() == rank ? lowestHolder : rank;
  }

  private void addMoves(Candidate asked, int to, List<Event.MoveHome> moves) {
    if (to == STAYS || (to != rank && moves.size() >= MAX_MOVES)) {
      return;
    }
    asked
        .asExtent()
        .pages()
        .filter(page -> loop.homeOf(page) != to)
        .forEach(page -> moves.add(new Event.MoveHome(page, to)));
  }

  /** All that was asked about, each page of a large array by itself. */
  private static Set<Long> pages(CollectRound round) {
    return round.candidates().stream()
        .flatMapToLong(candidate -> candidate.asExtent().pages())
        .boxed()
        .collect(Collectors.toSet());
  }
}
