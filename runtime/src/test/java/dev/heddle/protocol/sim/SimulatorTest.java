package dev.heddle.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.ProtocolStats.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  /** So many go through every feature. */
  private static final int FULL_SEEDS = Integer.getInteger("heddle.simulator.seeds", 10_000);

  /** Run to have them: more than nine out of ten count. */
  private static final int SEEDS = FULL_SEEDS + FULL_SEEDS / 10;

  /** Each JDK that the checks run on has seeds of its own. */
  private static final long FIRST_SEED = Runtime.version().feature() > 17 ? 8_000_000 : 0;

  @Test
  void noSeedFails() {
    long full =
        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
            .parallel()
            .filter(seed -> mustPass(seed).isFull())
            .count();
    assertTrue(full >= FULL_SEEDS, "only " + full + " seeds go through everything");
  }

  private static Simulator.Result mustPass(long seed) {
    Simulator.Result result = Simulator.run(seed, Mutation.NONE);
    if (result.failure() != null) {
      fail(Simulator.explain(seed, Mutation.NONE).report());
    }
    return result;
  }

  @Test
  void sameSeedGivesSameTrace() {
    for (long seed = 0; seed < 200; seed++) {
      Simulator.Result first = Simulator.run(seed, Mutation.NONE);
      Simulator.Result second = Simulator.run(seed, Mutation.NONE);
      assertEquals(first.traceHash(), second.traceHash(), "seed " + seed);
      assertEquals(first.actions(), second.actions(), "seed " + seed);
    }
  }

  @Test
  void seedsExerciseEverythingThatIsCounted() {
    Map<Counter, Long> sums = new EnumMap<>(Counter.class);
    for (long seed = 0; seed < 100; seed++) {
      Simulator.run(seed, Mutation.NONE)
          .counts()
          .forEach((counter, count) -> sums.merge(counter, count, Long::sum));
    }
    sums.forEach((counter, sum) -> assertTrue(sum > 100, counter + " only " + sum));
  }
}
