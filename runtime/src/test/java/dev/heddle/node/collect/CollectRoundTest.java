package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.collect.CollectRound.Verdict;
import dev.heddle.protocol.Gid;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CollectRoundTest {
  private final Candidate first = at(1, 0, true);
  private final Candidate second = at(2, 0, true);
  private final Candidate exported = at(3, 0, false);
  private final Candidate away = at(4, 1, true);
  private final CollectRound round = new CollectRound(List.of(first, second, exported, away), 0, 3);

  private static Candidate at(int counter, int home, boolean quiet) {
    return new Candidate(Gid.page(0, counter), 1, 5, quiet, home, false);
  }

  private static BitSet bits(int... indices) {
    BitSet bits = new BitSet();
    for (int index : indices) {
      bits.set(index);
    }
    return bits;
  }

  private static Answer held(int... indices) {
    return new Answer(false, bits(indices), new BitSet(), new long[0]);
  }

  @Test
  void aPageGoesOnlyIfNobodyHadItAndItWasNotExported() {
    round.answer(2, held());
    assertFalse(round.isAnswered());
    round.answer(1, held(1, 3));
    assertTrue(round.isAnswered());
    round.answer(0, held());
    assertFalse(round.isVoid());
    assertEquals(Verdict.UNHELD, round.verdict(0));
    assertEquals(Verdict.HELD, round.verdict(1));
    assertEquals(Verdict.HELD, round.verdict(2));
    assertEquals(Verdict.ALONE, round.verdict(3));
    assertEquals(1, round.lowestHolder(1));
  }

  @Test
  void ofAPageThatIsAwayItsCreatorIsAHolderLikeOthers() {
    round.answer(2, held(3));
    round.answer(1, held(3));
    round.answer(0, held(3));
    assertEquals(Verdict.HELD, round.verdict(3));
    assertEquals(0, round.lowestHolder(3));
  }

  @Test
  void aHomeThatSentAReferenceIsNotAlone() {
    round.answer(2, held());
    round.answer(1, new Answer(false, bits(3), bits(3), new long[0]));
    round.answer(0, held());
    assertEquals(Verdict.HELD, round.verdict(3));
  }

  @Test
  void aHomeThatHasNothingLeftGivesThePageBack() {
    round.answer(2, held());
    round.answer(1, held());
    round.answer(0, held());
    assertEquals(Verdict.EMPTY, round.verdict(3));
  }

  @Test
  void oneNodeBehindMakesTheRoundVoid() {
    round.answer(1, held());
    round.answer(2, Answer.behind(new long[0]));
    assertTrue(round.isVoid());
  }

  @Test
  void questionAndAnswerSurviveTheWire() {
    Candidate alone = new Candidate(Gid.page(0, 9), 1, 5, true, 1, true);
    Question question = Question.about(List.of(first, exported, alone), 1, new long[] {7, 8});
    Question read = Question.decode(question.encode());
    assertEquals(question.pages(), read.pages());
    assertEquals(bits(2), read.alone());
    assertEquals(8, read.sent()[1]);
    Answer answer = new Answer(false, bits(1, 70), bits(3), new long[] {4});
    Answer readAnswer = Answer.decode(answer.encode());
    assertEquals(answer.held(), readAnswer.held());
    assertEquals(answer.touched(), readAnswer.touched());
  }

  @Test
  void onlyTheHomeItselfIsToldThatItIsAlone() {
    Candidate alone = new Candidate(Gid.page(0, 9), 1, 5, true, 1, true);
    assertEquals(bits(), Question.about(List.of(alone), 2, new long[0]).alone());
  }

  @Test
  void theWindowRemembersWhatWasHeldAtTheLastAnswer() {
    Set<Long> living = new HashSet<>(Set.of(first.page()));
    HoldingWindow window = new HoldingWindow(new Living(living));
    assertTrue(window.answer(first.page()).held(), "lives");
    living.clear();
    assertTrue(window.answer(first.page()).held(), "lived when the window began");
    assertFalse(window.answer(first.page()).held());
    assertEquals(0, window.size());
  }

  private static final class Living extends Idle {
    private final Set<Long> pages;

    Living(Set<Long> pages) {
      this.pages = pages;
    }

    @Override
    public long[] exportedPages() {
      return pages.stream().mapToLong(page -> page).toArray();
    }

    @Override
    public boolean isHeld(long page) {
      return pages.contains(page);
    }
  }

  @Test
  void aPageThatStaysHeldIsAskedForEverMoreRarely() {
    CollectSchedule schedule =
        new CollectSchedule(new Living(Set.of(first.page())), new Idle(), 10);
    int asked = 0;
    for (int tick = 0; tick < 640; tick++) {
      for (Candidate candidate : schedule.next()) {
        asked++;
        assertEquals(asked > 1, candidate.quiet());
        schedule.held(candidate, Verdict.HELD, -1);
      }
    }
    assertTrue(asked > 10 && asked < 20, "asked " + asked + " times");
  }

  @Test
  void whatMovesIsAskedAboutSoon() {
    CollectSchedule schedule =
        new CollectSchedule(new Living(Set.of(first.page())), new Idle(), 10);
    for (int tick = 0; tick < 100; tick++) {
      schedule.next().forEach(candidate -> schedule.held(candidate, Verdict.HELD, -1));
    }
    while (true) {
      List<Candidate> due = schedule.next();
      if (!due.isEmpty()) {
        schedule.held(due.get(0), Verdict.HELD, 1);
        break;
      }
    }
    assertEquals(1, schedule.next().size());
  }

  @Test
  void nobodyIsLeftOutForEver() {
    Set<Long> pages = new HashSet<>();
    for (int counter = 1; counter <= 25; counter++) {
      pages.add(Gid.page(0, counter));
    }
    CollectSchedule schedule = new CollectSchedule(new Living(pages), new Idle(), 10);
    Set<Long> asked = new HashSet<>();
    for (int tick = 0; tick < 4; tick++) {
      schedule.hurry();
      schedule.next().forEach(candidate -> asked.add(candidate.page()));
    }
    assertEquals(pages, asked);
  }
}
