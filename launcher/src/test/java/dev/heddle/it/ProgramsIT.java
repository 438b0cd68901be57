package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.apps.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every program prints on N nodes what it prints on one plain JVM. */
class ProgramsIT {
  private static final int TIMEOUT_SECONDS = 90;

  /** Each program on 2 nodes, and on 1, 3 or 4 in turn, so that each count meets each kind. */
  @TestFactory
  List<DynamicTest> agreeWithThePlainJvm() {
    int[] otherCounts = {1, 3, 4};
    List<DynamicTest> tests = new ArrayList<>();
    int row = 0;
    for (Catalogue.Entry entry : Catalogue.entries()) {
      int other = otherCounts[row++ % otherCounts.length];
      tests.add(DynamicTest.dynamicTest(entry + " n=2," + other, () -> compare(entry, 2, other)));
    }
    return tests;
  }

  private static void compare(Catalogue.Entry entry, int... nodeCounts) throws Exception {
    ProcessRun.Result plain =
        ProcessRun.run(Commands.plain(entry), entry.stdin(), TIMEOUT_SECONDS);
    assertEquals(entry.exitStatus(), plain.exit(), plain::toString);
    for (int nodes : nodeCounts) {
      List<String> command = Commands.heddle(List.of("-n", Integer.toString(nodes)), entry);
      ProcessRun.Result woven = ProcessRun.run(command, entry.stdin(), TIMEOUT_SECONDS);
      assertEquals(plain.exit(), woven.exit(), woven::toString);
      assertEquals(plain.out(), woven.out(), woven::toString);
      assertEquals(plain.err(), woven.err(), woven::toString);
      assertTrue(woven.orphans().isEmpty(), () -> "still alive: " + woven.orphans());
    }
  }
}
