package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.node.collect.CollectWorld.Mutation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page is forgotten that somebody has, all are that nobody has (RULES 21). */
@Tag("once")
class CollectWorldTest {
  private static final int SEEDS = 150;
  private static final int MUTANT_SEEDS = 2000;

  /** The sync variable. */
  private static final int MAX_ENTRIES = 1;

  private static final int STEPS = 6000;

  @Test
  void whatIsHeldIsKeptAndWhatIsNotGoes() {
    int forgotten = 0;
    int loosened = 0;
    long moved = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      CollectWorld world = new CollectWorld(seed, 2 + seed % 3, Mutation.NONE);
      try {
        world.run(STEPS);
        forgotten += world.forgotten; // while references were passed round
        loosened += world.loosened;
        world.finish();
        moved += world.homesMoved();
        for (ModelNode node : world.nodes) {
          assertEquals(0, node.heap.size(), "pages left at node " + node.rank);
          assertTrue(node.protocol.entryCount() <= MAX_ENTRIES, "entries left at " + node.rank);
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    assertTrue(loosened > SEEDS, "only " + loosened + " homes were found alone");
    assertTrue(moved > SEEDS, "only " + moved + " homes moved");
    assertTrue(forgotten > SEEDS, "only " + forgotten + " pages went while there was traffic");
  }

  @ParameterizedTest
  @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyPartIsNeeded(Mutation mutation) {
    for (int seed = 0; seed < MUTANT_SEEDS; seed++) {
      try {
        new CollectWorld(seed, 2 + seed % 3, mutation).run(STEPS);
      } catch (AssertionError e) {
        return;
      }
    }
    fail("no seed shows what is lost without " + mutation);
  }
}
