package dev.heddle.node.collect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One round of a home: gathers the answers. */
final class CollectRound {
  private final List<Candidate> candidates;
  private final BitSet held = new BitSet();
  private boolean behind;
  private int awaited;

  /**
   * A round in which nothing was answered yet.
   *
   * @param askedNodes how many answers there will be
   */
  CollectRound(List<Candidate> candidates, int askedNodes) {
    this.candidates = List.copyOf(candidates);
    this.awaited = askedNodes;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  /** All that was asked about, each page of a large array by itself: each has a home of its own. */
  Set<Long> pages() {
    return candidates.stream()
        .flatMapToLong(candidate -> candidate.asExtent().pages())
        .boxed()
        .collect(Collectors.toSet());
  }

  void answer(Answer answer) {
    assert awaited > 0 : "more answers than questions";
    awaited--;
    behind |= answer.behind();
    held.or(answer.held());
  }

  boolean isComplete() {
    return awaited == 0;
  }

  /** Whether some node could not say: the round decides nothing. */
  boolean isVoid() {
    return behind;
  }

  /** The pages nobody else had when the round began, if this home exported none since. */
  List<Candidate> unheld() {
    assert isComplete();
    return select(false);
  }

  /** The pages that somebody had, or that this home exported. */
  List<Candidate> held() {
    assert isComplete();
    return select(true);
  }

  private List<Candidate> select(boolean wanted) {
    List<Candidate> selected = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if ((held.get(i) || !candidates.get(i).quiet()) == wanted) {
        selected.add(candidates.get(i));
      }
    }
    return selected;
  }
}
