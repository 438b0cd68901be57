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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatorTest {
  private static final int SEEDS = 10_000;

  @Test
  void noSeedFails() {
    LongStream.range(0, SEEDS).parallel().forEach(SimulatorTest::mustPass);
  }

  private static void mustPass(long seed) {
    if (Simulator.run(seed, Mutation.NONE).failure() != null) {
      fail(Simulator.explain(seed, Mutation.NONE).report());
    }
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

  @ParameterizedTest
  @EnumSource(value = Mutation.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void everyRuleIsMissed(Mutation mutation) {
    boolean caught =
        LongStream.range(0, SEEDS)
            .anyMatch(seed -> Simulator.run(seed, mutation).failure() != null);
    assertTrue(caught, "the seeds do not miss the rule: " + mutation);
  }
}
