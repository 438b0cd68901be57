package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.apps.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every program prints on N nodes what it prints on one plain JVM. */
@Execution(ExecutionMode.CONCURRENT)
class ProgramsIT {
  private static final int TIMEOUT_SECONDS = 90;

  /** In turn; four JVMs take twice as long to start on two cores as two. */
  private static final int[] NODES = {2, 3, 2, 4, 3};

  /**
   * Each program on one of the JDKs that the checks run on, with 2 to 4 nodes in turn, and one of
   * eight on a single node; all of them on both with {@code -Dheddle.it.programs=all}.
   */
  @TestFactory
  List<DynamicTest> agreeWithThePlainJvm() {
    boolean all = "all".equals(System.getProperty("heddle.it.programs"));
    int half = Runtime.version().feature() > 17 ? 1 : 0;
    List<DynamicTest> tests = new ArrayList<>();
    int row = 0;
    for (Catalogue.Entry entry : Catalogue.entries()) {
      int nodes = row % 8 == 7 ? 1 : NODES[row / 2 % NODES.length];
      if (all || row % 2 == half) {
        tests.add(DynamicTest.dynamicTest(entry + " n=" + nodes, () -> compare(entry, nodes)));
      }
      row++;
    }
    return tests;
  }

  private static void compare(Catalogue.Entry entry, int... nodeCounts) throws Exception {
    ProcessRun.Result plain = ProcessRun.run(Commands.plain(entry), entry.stdin(), TIMEOUT_SECONDS);
    assertEquals(entry.exitStatus(), plain.exit(), plain::toString);
    for (int nodes : nodeCounts) {
      List<String> command = Commands.heddle(List.of("-n", Integer.toString(nodes)), entry);
      ProcessRun.Result woven = ProcessRun.run(command, entry.stdin(), TIMEOUT_SECONDS);
      assertTrue(woven.orphans().isEmpty(), () -> "still alive: " + woven.orphans());
      assertEquals(plain.exit(), woven.exit(), woven::toString);
      assertEquals(plain.out(), woven.out(), woven::toString);
      assertEquals(plain.err(), programsOwn(woven.err()), woven::toString);
    }
  }

  /** Without the line that names the node where main failed. */
  private static String programsOwn(String err) {
    return err.replaceAll("(?m)^heddle: main ended with an exception on node 0\\R", "");
  }
}
