package dev.heddle.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.Mutation;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator misses each rule that a mutant of the protocol breaks. */
@Tag("once")
class MutationTest {
  private static final int SEEDS = 10_000;

  /**
   * Where a failing seed is rare one is kept; if it does not fail any more the others are tried.
   */
  private static final Map<Mutation, Long> KEPT =
      Map.of(
          Mutation.PREVIOUS_IGNORED, 3438L,
          Mutation.FLUSH_BEFORE_VALUE, 7304L,
          Mutation.SERVES_LIVE_WORDS, 2947L,
          Mutation.SPINS_PUBLISH_NOTHING, 187L,
          Mutation.WATCH_ENDS_EARLY, 21L,
          Mutation.SERVED_UNWATCHED, 74L);

  @ParameterizedTest
  @EnumSource(value = Mutation.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void everyRuleIsMissed(Mutation mutation) {
    boolean caught =
        fails(KEPT.getOrDefault(mutation, 0L), mutation)
            || LongStream.range(0, SEEDS).parallel().anyMatch(seed -> fails(seed, mutation));
    assertTrue(caught, "the seeds do not miss the rule: " + mutation);
  }

  private static boolean fails(long seed, Mutation mutation) {
    return Simulator.run(seed, mutation).failure() != null;
  }
}
