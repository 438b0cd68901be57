package dev.heddle.transport.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames arrive once and in order, whatever the network does meanwhile (RULES 22). */
class LinkPropertyTest {
  private static final int SEEDS = 2_000;
  private static final int FRAMES = 60;

  private long reconnects;
  private long fragmented;

  @Test
  void framesArriveOnceInOrderAcrossLossDuplicationAndBreaks() {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        runSeed(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertTrue(reconnects > SEEDS, "the faults broke connections: " + reconnects);
    assertTrue(fragmented > SEEDS, "frames were fragmented: " + fragmented);
  }

  private void runSeed(long seed) {
    SimulatedPair pair = new SimulatedPair(seed);
    Random random = new Random(~seed);
    pair.network.faults =
        new SimulatedNetwork.Faults(
            random.nextInt(4), random.nextInt(10), random.nextInt(4), random.nextInt(60), false);
    List<byte[]> fromZero = new ArrayList<>();
    List<byte[]> fromOne = new ArrayList<>();
    while (fromZero.size() + fromOne.size() < FRAMES) {
      byte[] frame = new byte[random.nextInt(5) == 0 ? random.nextInt(400) : random.nextInt(30)];
      random.nextBytes(frame);
      boolean zero = random.nextBoolean();
      (zero ? fromZero : fromOne).add(frame);
      (zero ? pair.zero : pair.one).link.send(frame);
      fragmented += frame.length > SimulatedPair.OPTIONS.maxPacketBytes() ? 1 : 0;
      for (int i = random.nextInt(6); i > 0; i--) {
        pair.network.step();
      }
      if (random.nextInt(8) == 0) {
        pair.tick(20);
      }
    }
    pair.network.faults = SimulatedNetwork.Faults.NONE;
    // A lost packet may show only when the next one comes: break once, as TCP would have.
    pair.network.breakAll();
    pair.run(12);
    check(fromZero, pair.one);
    check(fromOne, pair.zero);
    assertEquals(0, pair.zero.link.stats().queuedBytes());
    assertEquals(0, pair.one.link.stats().queuedBytes());
    reconnects += pair.one.link.stats().reconnects();
  }

  private static void check(List<byte[]> sent, SimulatedPair.End end) {
    assertTrue(end.lost.isEmpty(), () -> "lost: " + end.lost);
    assertEquals(sent.size(), end.frames.size());
    for (int i = 0; i < sent.size(); i++) {
      assertArrayEquals(sent.get(i), end.frames.get(i), "frame " + i);
    }
  }
}
