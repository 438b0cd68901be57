package dev.heddle.transport.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Arrivals on a clock of the test's own. */
class LinkScheduleTest {
  private static final long LATENCY_NANOS = 100_000;

  /** 1 Gbit/s: 8 ns a byte. */
  private final LinkSchedule gigabit = new LinkSchedule(new LinkCost(LATENCY_NANOS, 1_000_000_000));

  @Test
  void anIdleLinkCostsItsLatencyAndTheTransfer() {
    assertEquals(5_000 + 8_000 + LATENCY_NANOS, gigabit.arrivalNanos(5_000, 1_000));
    assertEquals(200_000 + 8 + LATENCY_NANOS, gigabit.arrivalNanos(200_000, 1));
  }

  @Test
  void framesShareTheLinkOneAfterTheOtherAndTheLatencyOverlaps() {
    assertEquals(8_000 + LATENCY_NANOS, gigabit.arrivalNanos(0, 1_000));
    assertEquals(16_000 + LATENCY_NANOS, gigabit.arrivalNanos(0, 1_000));
    assertEquals(16_080 + LATENCY_NANOS, gigabit.arrivalNanos(15_000, 10));
  }

  @Test
  void withoutABandwidthSizeIsFree() {
    LinkSchedule latencyOnly = new LinkSchedule(new LinkCost(7, LinkCost.UNLIMITED));
    assertEquals(7, latencyOnly.arrivalNanos(0, Integer.MAX_VALUE));
    assertEquals(8, latencyOnly.arrivalNanos(1, 0));
  }

  /** {@code System.nanoTime} may be negative, and may overflow. */
  @Test
  void theClockMayStartAnywhere() {
    long start = Long.MAX_VALUE - 4;
    assertEquals(start + 8 + LATENCY_NANOS, gigabit.arrivalNanos(start, 1));
    assertEquals(start + 16 + LATENCY_NANOS, gigabit.arrivalNanos(start + 6, 1));
  }

  @Test
  void aLinkThatMovesNothingIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new LinkCost(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new LinkCost(-1, 1));
  }
}
