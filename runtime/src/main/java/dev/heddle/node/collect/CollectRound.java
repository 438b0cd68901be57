package dev.heddle.node.collect;

import java.util.Arrays;
import java.util.List;

/** One round of a creator: gathers the answers, its own for pages whose home is elsewhere. */
final class CollectRound {
  /** What a round has found out about a page. */
  enum Verdict {
    /** Nobody had it when the round began but the creator, its home. */
    UNHELD,
    /** Nobody had it but its home, which is elsewhere and has sent no reference since. */
    ALONE,
    /** Nobody had it; its home, elsewhere, keeps what is left of it. */
    EMPTY,
    HELD
  }

  private final List<Candidate> candidates;
  private final int creator;
  private final Answer[] answers;
  private int awaited;

  /** A round in which nothing was answered yet; each node answers once. */
  CollectRound(List<Candidate> candidates, int creator, int nodeCount) {
    this.candidates = List.copyOf(candidates);
    this.creator = creator;
    this.answers = new Answer[nodeCount];
    this.awaited = nodeCount;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  void answer(int node, Answer answer) {
    assert answers[node] == null : "two answers of node " + node;
    answers[node] = answer;
    awaited--;
  }

  /** Whether only the creator's own answer is missing. */
  boolean isAnswered() {
    return awaited == 1 && answers[creator] == null;
  }

  /** Whether some node could not say: the round decides nothing. */
  boolean isVoid() {
    return Arrays.stream(answers).anyMatch(answer -> answer != null && answer.behind());
  }

  /** By index of the candidate; the creator's own answer is in. */
  Verdict verdict(int index) {
    assert awaited == 0;
    Candidate asked = candidates.get(index);
    if (!asked.quiet() || lowestHolder(index) >= 0) {
      return Verdict.HELD;
    } else if (asked.home() == creator) {
      return Verdict.UNHELD;
    } else if (answers[asked.home()].touched().get(index)) {
      return Verdict.HELD;
    }
    return answers[asked.home()].held().get(index) ? Verdict.ALONE : Verdict.EMPTY;
  }

  /** The lowest rank but the home's that had the page, or -1. */
  int lowestHolder(int index) {
    int home = candidates.get(index).home();
    for (int node = 0; node < answers.length; node++) {
      if (node != home && answers[node].held().get(index)) {
        return node;
      }
    }
    return -1;
  }
}
