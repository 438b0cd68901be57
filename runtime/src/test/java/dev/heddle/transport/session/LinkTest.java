package dev.heddle.transport.session;

import static dev.heddle.transport.session.SimulatedPair.identity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
  private static final int TICKS_PER_SECOND = (int) (1000 / SessionOptions.TICK_MILLIS);

  private static SimulatedPair connected() {
    SimulatedPair pair = new SimulatedPair(1);
    pair.run(2);
    assertEquals(1, pair.zero.ups);
    assertEquals(1, pair.one.ups);
    return pair;
  }

  @Test
  void aBreakWithinTheGracePeriodIsNotALoss() {
    SimulatedPair pair = connected();
    pair.network.faults = new SimulatedNetwork.Faults(0, 0, 0, 100, false);
    pair.network.breakAll();
    pair.run(9 * TICKS_PER_SECOND);
    pair.network.faults = SimulatedNetwork.Faults.NONE;
    pair.one.link.send(new byte[] {7});
    pair.run(2);
    assertEquals(1, pair.zero.frames.size());
    assertTrue(pair.zero.lost.isEmpty() && pair.one.lost.isEmpty());
  }

  @Test
  void aLinkDownPastTheGracePeriodIsLostAtBothEndsOnce() {
    SimulatedPair pair = connected();
    pair.network.faults = new SimulatedNetwork.Faults(0, 0, 0, 100, false);
    pair.network.breakAll();
    pair.run(12 * TICKS_PER_SECOND);
    assertEquals(List.of("node 0: unreachable for 10.3 s (no answer)"), pair.one.lost);
    assertEquals(List.of("node 1: unreachable for 10.3 s (broken)"), pair.zero.lost);
  }

  @Test
  void refusalAfterACloseIsDeathWithinTwoSeconds() {
    SimulatedPair pair = connected();
    pair.network.faults = new SimulatedNetwork.Faults(0, 0, 0, 0, true);
    pair.network.breakAll();
    pair.run(2 * TICKS_PER_SECOND);
    assertEquals(List.of("node 0: its process ended (refused)"), pair.one.lost);
    assertEquals(List.of("node 1: its process ended (probe)"), pair.zero.lost);
  }

  @Test
  void silenceIsNotDeathBeforeItsLimit() {
    SimulatedPair pair = connected();
    // Only node 0 runs: node 1 is stopped, its connection open.
    for (int i = 0; i < 59 * TICKS_PER_SECOND; i++) {
      pair.zero.link.tick(SessionOptions.TICK_MILLIS);
    }
    assertTrue(pair.zero.lost.isEmpty());
    for (int i = 0; i < 2 * TICKS_PER_SECOND; i++) {
      pair.zero.link.tick(SessionOptions.TICK_MILLIS);
    }
    assertEquals(List.of("node 1: silent for 60.3 s though connected"), pair.zero.lost);
  }

  @Test
  void anIdleLinkStaysAliveByHeartbeats() {
    SimulatedPair pair = connected();
    int before = pair.network.wire.size();
    pair.run(120 * TICKS_PER_SECOND);
    assertTrue(pair.zero.lost.isEmpty() && pair.one.lost.isEmpty());
    int beats = pair.network.wire.size() - before;
    assertTrue(beats > 200 && beats <= 2 * 120, "heartbeats " + beats);
  }

  @Test
  void oneWayTrafficIsAcknowledgedAndFreed() {
    SimulatedPair pair = connected();
    for (int i = 0; i < 100; i++) {
      pair.one.link.send(new byte[32]);
    }
    pair.settle();
    // More than may be in flight: pure acknowledgements came back without any timer.
    assertEquals(100, pair.zero.frames.size());
    assertTrue(pair.one.link.stats().queuedBytes() < 64);
    pair.run(2);
    assertEquals(0, pair.one.link.stats().queuedBytes());
  }

  @Test
  void framesQueuedMeanwhileLeaveTogether() {
    SimulatedPair pair = connected();
    int before = pair.network.wire.size();
    for (int i = 0; i < 5; i++) {
      pair.one.link.send(new byte[] {(byte) i});
    }
    pair.settle();
    assertEquals(5, pair.zero.frames.size());
    assertEquals(before + 1, pair.network.wire.size());
  }

  @Test
  void aGoodbyeComesAfterAllFramesAndEndsBothEnds() {
    SimulatedPair pair = connected();
    for (int i = 0; i < 50; i++) {
      pair.one.link.send(new byte[60]);
    }
    pair.one.link.beginClose();
    pair.run(3);
    assertEquals(50, pair.zero.frames.size());
    assertEquals(List.of("node 1 left the run"), pair.zero.lost);
    assertTrue(pair.one.lost.isEmpty());
    assertEquals(1, pair.one.closes);
    assertTrue(pair.zero.link.isEnded());
  }

  @Test
  void bothMayCloseAtOnce() {
    SimulatedPair pair = connected();
    pair.one.link.send(new byte[60]);
    pair.zero.link.send(new byte[60]);
    pair.one.link.beginClose();
    pair.zero.link.beginClose();
    pair.run(3);
    assertEquals(1, pair.one.closes);
    assertEquals(1, pair.zero.closes);
    assertEquals(1, pair.zero.frames.size());
    assertEquals(1, pair.one.frames.size());
  }

  @Test
  void anotherBuildIsRefusedByNameAtBothEnds() {
    SimulatedPair pair =
        new SimulatedPair(1, identity(0, "build-a", "secret"), identity(1, "build-b", "secret"));
    pair.run(2);
    String atAcceptor =
        "node 1 runs Heddle build build-b, node 0 build build-a: use the same heddle.jar on all"
            + " nodes";
    assertEquals(List.of(atAcceptor), pair.zero.lost);
    assertEquals(List.of(atAcceptor), pair.one.lost);
  }

  @Test
  void aWrongSecretLearnsNothingButANonce() {
    SimulatedPair pair =
        new SimulatedPair(1, identity(0, "build-a", "secret"), identity(1, "build-a", "guess"));
    pair.run(1);
    List<byte[]> wire = pair.network.wire;
    assertEquals(3, wire.size(), "hello, challenge, proof; then nothing");
    assertEquals(Packet.CHALLENGE, wire.get(1)[0]);
    assertEquals(33, wire.get(1).length);
    pair.run(20);
    assertEquals(0, pair.zero.ups + pair.one.ups);
    assertTrue(pair.zero.lost.isEmpty());
    assertFalse(pair.one.link.isConnected());
  }

  @Test
  void theSecretIsNeverOnTheWire() {
    SimulatedPair pair = connected();
    pair.one.link.send(new byte[] {1});
    pair.run(2);
    for (byte[] message : pair.network.wire) {
      String text = new String(message, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("secret") || text.contains("0123456789abcdef"));
    }
  }

  @Test
  void aListenerThatFailsEndsTheLinkInsteadOfDroppingTheFrame() {
    SimulatedPair pair = new SimulatedPair(1);
    SimulatedPair.End failing =
        new SimulatedPair.End() {
          @Override
          public void received(int peer, byte[] frame) {
            throw new IllegalStateException("bug");
          }
        };
    Link link =
        new Link(
            1,
            SimulatedPair.OPTIONS,
            pair.network::execute,
            new ProbeReconnector(pair.network),
            failing);
    pair.acceptor.open(java.util.Map.of(1, link));
    pair.run(2);
    pair.one.link.send(new byte[] {1});
    pair.settle();
    assertEquals(
        List.of("a frame of node 1 could not be handled: java.lang.IllegalStateException: bug"),
        failing.lost);
  }
}
