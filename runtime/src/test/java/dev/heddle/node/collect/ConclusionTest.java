package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Node 1 of three draws conclusions about a page of its own. */
class ConclusionTest {
  private static final int CREATOR = 1;
  private static final long PAGE = Gid.page(CREATOR, 7);

  private final Map<Long, Integer> homes = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Port port = new Port();

  private final class Port extends Idle {
    boolean movable = true;

    @Override
    public void post(Event event) {
      events.add(event);
    }

    @Override
    public int homeOf(long page) {
      return homes.getOrDefault(page, CREATOR);
    }

    @Override
    public boolean isMovable(long page) {
      return movable;
    }
  }

  /** Draws the conclusion of a round in which these nodes had the page. */
  private List<Event> conclude(int extent, boolean quiet, Integer... holders) {
    Candidate asked = new Candidate(PAGE, extent, 5, quiet, port.homeOf(PAGE), false);
    CollectRound round = new CollectRound(List.of(asked), CREATOR, 3);
    for (int node = 0; node < 3; node++) {
      BitSet held = new BitSet();
      held.set(0, List.of(holders).contains(node));
      round.answer(node, new Answer(false, held, new BitSet(), new long[3]));
    }
    CollectSchedule schedule = new CollectSchedule(port, port, 10);
    new Conclusion(CREATOR, port, port, schedule, new LongAdder()).draw(round);
    return events;
  }

  private static Event recall() {
    return new Event.Recall(Set.of(PAGE));
  }

  @Test
  void whatNobodyHasIsForgotten() {
    Event.Forget forget = new Event.Forget(List.of(new Event.Forget.Extent(PAGE, 1, 5)));
    assertEquals(List.of(forget, recall()), conclude(1, true));
  }

  @Test
  void theHomeGoesToTheLowestHolder() {
    assertEquals(List.of(recall(), new Event.MoveHome(PAGE, 0)), conclude(1, true, 0, 2));
  }

  @Test
  void theHomeStaysWhereHoldersAreHigherOrReferencesWereSent() {
    assertEquals(List.of(recall()), conclude(1, true, 2));
    events.clear();
    assertEquals(List.of(recall()), conclude(1, false, 0));
  }

  @Test
  void aHomeThatIsAwayGoesOnByItsCreator() {
    homes.put(PAGE, 2);
    assertEquals(List.of(recall(), new Event.MoveHome(PAGE, CREATOR)), conclude(1, true, 0, 2));
  }

  @Test
  void aHomeThatAloneHasThePageKeepsItAndGivesBackWhatIsLeft() {
    homes.put(PAGE, 2);
    assertEquals(List.of(recall()), conclude(1, true, 2));
    events.clear();
    assertEquals(List.of(recall(), new Event.MoveHome(PAGE, CREATOR)), conclude(1, true));
  }

  @Test
  void whatCannotMoveComesHome() {
    port.movable = false;
    homes.put(PAGE, 2);
    assertEquals(List.of(recall(), new Event.MoveHome(PAGE, CREATOR)), conclude(1, true, 0, 2));
  }

  @Test
  void eachPageOfALargeArrayComesHome() {
    homes.put(Gid.chunk(PAGE, 2), 2);
    Event.Recall all = new Event.Recall(Set.of(PAGE, Gid.chunk(PAGE, 1), Gid.chunk(PAGE, 2)));
    assertEquals(
        List.of(all, new Event.MoveHome(Gid.chunk(PAGE, 2), CREATOR)), conclude(3, true, 0));
  }
}
