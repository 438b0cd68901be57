package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.Gid;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CollectRoundTest {
  private final Candidate first = new Candidate(1 << 16, 1, 5, true);
  private final Candidate second = new Candidate(2 << 16, 1, 5, true);
  private final Candidate exported = new Candidate(3 << 16, 1, 6, false);
  private final CollectRound round = new CollectRound(List.of(first, second, exported), 2);

  private static Answer held(int... indices) {
    BitSet held = new BitSet();
    for (int index : indices) {
      held.set(index);
    }
    return new Answer(false, held, new long[0]);
  }

  @Test
  void aPageGoesOnlyIfNobodyHadItAndItWasNotExported() {
    round.answer(held());
    assertFalse(round.isComplete());
    round.answer(held(1));
    assertTrue(round.isComplete());
    assertFalse(round.isVoid());
    assertEquals(List.of(first), round.unheld());
    assertEquals(List.of(second, exported), round.held());
  }

  @Test
  void oneNodeBehindMakesTheRoundVoid() {
    round.answer(held());
    round.answer(Answer.behind(new long[0]));
    assertTrue(round.isVoid());
  }

  @Test
  void questionAndAnswerSurviveTheWire() {
    Question question = Question.about(List.of(first, exported), new long[] {7, 8});
    Question read = Question.decode(question.encode());
    assertEquals(question.pages(), read.pages());
    assertEquals(8, read.sent()[1]);
    Answer answer = Answer.decode(held(1, 70).encode());
    assertEquals(held(1, 70).held(), answer.held());
  }

  @Test
  void theWindowRemembersWhatWasHeldAtTheLastAnswer() {
    Set<Long> living = new HashSet<>(Set.of(first.page()));
    HoldingWindow window = new HoldingWindow(new Living(living));
    assertTrue(window.answer(first.page()), "lives");
    living.clear();
    assertTrue(window.answer(first.page()), "lived when the window began");
    assertFalse(window.answer(first.page()));
    assertEquals(0, window.size());
  }

  private record Living(Set<Long> pages) implements Holdings {
    @Override
    public long[] exportedPages() {
      return pages.stream().mapToLong(page -> page).toArray();
    }

    @Override
    public long exportCount(long page) {
      return 1;
    }

    @Override
    public int extent(long page) {
      return 1;
    }

    @Override
    public boolean takeTouched(long page) {
      return false;
    }

    @Override
    public boolean isHeld(long page) {
      return pages.contains(page);
    }
  }

  @Test
  void eachPageOfALargeArrayIsRecalled() {
    long array = Gid.page(1, 7);
    CollectRound round = new CollectRound(List.of(first, new Candidate(array, 3, 1, true)), 1);
    assertEquals(
        Set.of(first.page(), array, Gid.chunk(array, 1), Gid.chunk(array, 2)), round.pages());
  }

  @Test
  void aPageThatStaysHeldIsAskedForEverMoreRarely() {
    CollectSchedule schedule = new CollectSchedule(new Living(Set.of(first.page())), 10);
    int asked = 0;
    for (int tick = 0; tick < 640; tick++) {
      for (Candidate candidate : schedule.next()) {
        asked++;
        assertEquals(asked > 1, candidate.quiet());
        schedule.held(candidate.page());
      }
    }
    assertTrue(asked > 10 && asked < 20, "asked " + asked + " times");
  }
}
