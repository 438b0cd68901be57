package dev.heddle.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The seeds that are kept stand for the numbers of the JDK's generator. */
class DiceTest {
  @Test
  void theNumbersAreThoseOfTheJdk() {
    for (long seed : new long[] {0, 1, -1, 8_000_000, Long.MIN_VALUE}) {
      SplittableRandom jdk = new SplittableRandom(seed);
      jdk.split();
      jdk.split();
      Dice dice = Dice.after(seed, 2);
      for (int i = 0; i < 10_000; i++) {
        int bound = 1 + i % 70 + (i % 7 == 0 ? 1 << 30 : 0);
        assertEquals(jdk.nextInt(bound), dice.nextInt(bound), "bound " + bound);
        assertEquals(jdk.nextBoolean(), dice.nextBoolean());
      }
    }
  }
}
