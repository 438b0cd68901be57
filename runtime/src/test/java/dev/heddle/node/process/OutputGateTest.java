package dev.heddle.node.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputGateTest {
  private final List<String> sent = new ArrayList<>();

  private OutputGate gate(int rank) {
    RawLink raw =
        new RawLink() {
          @Override
          public int rank() {
            return rank;
          }

          @Override
          public int nodeCount() {
            return 4;
          }

          @Override
          public void send(int to, byte[] body) {
            sent.add(to + " output");
          }
        };
    return new OutputGate(raw, (to, frame) -> sent.add(to + " " + text(frame)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void print(OutputGate gate) {
    gate.write(Chunk.OUT, bytes("line\n"), 0, 5);
  }

  @Test
  void releaseToRankZeroFollowsTheOutput() {
    OutputGate gate = gate(2);
    print(gate);
    gate.send(0, bytes("grant"), true);
    assertEquals(List.of("0 output", "0 grant"), sent);
  }

  @Test
  void releaseToAThirdNodeWaitsForItsPlaceAndWhatFollowsWaitsToo() {
    OutputGate gate = gate(2);
    print(gate);
    gate.send(1, bytes("fetch"), false); // no release: overtakes output
    gate.send(1, bytes("grant"), true);
    gate.send(1, bytes("after"), false);
    gate.send(3, bytes("other"), false);
    assertEquals(List.of("1 fetch", "0 output", "3 other"), sent);
    print(gate);
    gate.send(1, bytes("second"), true);
    gate.accepted(1);
    assertEquals(List.of("1 grant", "1 after"), sent.subList(4, sent.size()));
    gate.accepted(2);
    assertEquals("1 second", sent.get(sent.size() - 1));
    gate.send(1, bytes("free"), true);
    assertEquals("1 free", sent.get(sent.size() - 1));
  }

  @Test
  void rankZeroPassesAll() {
    OutputGate gate = gate(0);
    gate.send(1, bytes("grant"), true);
    assertEquals(List.of("1 grant"), sent);
  }

  @Test
  void withoutOutputNothingWaits() {
    OutputGate gate = gate(1);
    gate.send(2, bytes("grant"), true);
    gate.ship();
    assertEquals(List.of("2 grant"), sent);
  }
}
