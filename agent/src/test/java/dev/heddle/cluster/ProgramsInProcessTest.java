package dev.heddle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole programs on three nodes. Not here: programs that lock interned strings, cached boxes or
 * classes of the JDK, which nodes of one JVM cannot have one each of.
 */
class ProgramsInProcessTest {
  private static final int NODES = 3;
  private static final int PAGE_BYTES = 4096;
  private static final int SMALL_PAGE_BYTES = 128;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CounterPingPong 300 3 wait",
        "CounterPingPong 300 3 lock",
        "CounterPingPong 300 3 volatile",
        "LockRaces 500 3",
        "ProducerConsumer 100 4",
        "DiningPhilosophers 40 5",
        "ReadersWriters 25 8",
        "OneWriterThreeReaders 100 3 volatile",
        "Quicksort 5000 4 500",
        "Jacobi 48 4 10",
        "LockCouplingList 12 4",
        "memory.Litmus 16",
        "memory.Peterson 50 2",
        "memory.RacyLitmus 12",
        "memory.SpinLegacy 8 3",
        "memory.FinalPublication 100 3",
        "memory.ByteNeighbours 6000 4",
        "memory.PromotedLater 20",
        "monitors.WaitNotifyStress 20 4",
        "monitors.NestedMonitors 15 4",
        "monitors.SharedQueue 150 4",
        "language.LambdasAndRecords 50 4",
        "language.StaticsAndClinit 20 4",
        "language.HandlesAndUpdaters 20 4",
        "language.AccessModes 10 4",
        "threads.ThreadApi 3",
      })
  void agreesWithThePlainJvm(String program) throws Exception {
    try (InProcessCluster cluster = new InProcessCluster(NODES, PAGE_BYTES)) {
      assertOk(run(cluster, "dev.heddle.apps." + program));
      for (int rank = 1; rank < NODES; rank++) { // the first threads go to the nodes without main
        assertTrue(cluster.stats(rank).get("THREADS_RUN") > 0, "no thread ran on node " + rank);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LockRaces 300 3", "BinaryTree 30 4", "memory.ByteNeighbours 3000 4"})
  void agreesOnSmallPages(String program) throws Exception {
    try (InProcessCluster cluster = new InProcessCluster(NODES, SMALL_PAGE_BYTES)) {
      assertOk(run(cluster, "dev.heddle.apps." + program));
    }
  }

  @Test
  void aRemoteEntrantIsLetPastTightLocalLoops() throws Exception {
    try (InProcessCluster cluster = new InProcessCluster(NODES, PAGE_BYTES)) {
      String printed = run(cluster, "dev.heddle.cluster.program.Fairness 100 3 3");
      assertTrue(printed.startsWith("visits 100 "), printed);
    }
  }

  @Test
  void aHangShowsWhoWaitsForWhat() throws Exception {
    try (InProcessCluster cluster = new InProcessCluster(NODES, PAGE_BYTES)) {
      AssertionError hang =
          assertThrows(
              AssertionError.class, () -> cluster.run(3_000, "dev.heddle.cluster.program.Stuck"));
      String dump = hang.getMessage();
      assertTrue(dump.contains("LOCK of") && dump.contains("by \"wanter\""), dump);
      assertTrue(dump.contains("waits for the monitor"), "the revocation: " + dump);
    }
  }

  private static String run(InProcessCluster cluster, String program) throws Exception {
    String[] words = program.split(" ", -1);
    return cluster.run(60_000, words[0], Arrays.copyOfRange(words, 1, words.length));
  }

  private static void assertOk(String printed) {
    assertEquals("OK", printed.lines().reduce((a, b) -> b).orElse(""), printed);
  }
}
