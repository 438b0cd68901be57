package dev.heddle.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs on three nodes. */
class ProgramsInProcessTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CounterPingPong 300 3 wait",
        "CounterPingPong 300 3 lock",
        "CounterPingPong 300 3 volatile",
        "LockRaces 300 3",
      })
  void agreesWithThePlainJvm(String program) throws Exception {
    String[] words = program.split(" ", -1);
    String[] args = java.util.Arrays.copyOfRange(words, 1, words.length);
    try (InProcessCluster cluster = new InProcessCluster(3, 4096)) {
      String printed = cluster.run(60_000, "dev.heddle.apps." + words[0], args);
      assertTrue(printed.endsWith("OK" + System.lineSeparator()), printed);
      for (int rank = 0; rank < 3; rank++) {
        assertTrue(cluster.stats(rank).get("THREADS_RUN") > 0, "no thread ran on node " + rank);
      }
    }
  }
}
