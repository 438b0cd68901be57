package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.ExitStatus;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node dies or stops while the others are in a lock, a wait, a miss or a join. */
class FailureIT {
  private static final int NODES = 3;
  private static final int END_LIMIT_SECONDS = 20;

  @TempDir Path directory;
  private Process launcher;

  @AfterEach
  void endWhatIsLeft() {
    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    launcher.destroyForcibly();
  }

  /** Main is in join meanwhile; the sizes are far beyond what ends before the kill. */
  @ParameterizedTest
  @CsvSource({
    "1, dev.heddle.apps.monitors.LockHandover, 5000000 4",
    "2, dev.heddle.apps.RedBlackSor, 600 3 100000",
    "2, dev.heddle.apps.memory.Peterson, 5000000 2",
    "0, dev.heddle.apps.DiningPhilosophers, 5000000 5",
  })
  void aKilledNodeEndsTheRunByName(int rank, String program, String arguments) throws Exception {
    List<ProcessHandle> nodes = startAndGather(program, arguments);
    ProcessHandle victim = nodes.get(rank);
    assertTrue(victim.destroyForcibly());
    assertTrue(launcher.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS), "the run goes on");
    String err = Files.readString(directory.resolve("err"));
    assertEquals(ExitStatus.NODE_LOST, launcher.exitValue(), err);
    assertTrue(err.contains("node " + rank + " "), err);
    assertEquals(1, err.lines().count(), err);
    for (ProcessHandle node : nodes) {
      node.onExit().get(END_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void aStoppedNodeIsNotDead() throws Exception {
    List<ProcessHandle> nodes = startAndGather("dev.heddle.apps.monitors.LockHandover", "20000 3");
    signal("STOP", nodes.get(1));
    assertTrue(!launcher.waitFor(5, TimeUnit.SECONDS), "ended while a node was stopped");
    signal("CONT", nodes.get(1));
    assertTrue(launcher.waitFor(120, TimeUnit.SECONDS), "does not go on");
    assertEquals(0, launcher.exitValue(), Files.readString(directory.resolve("err")));
    assertTrue(Files.readString(directory.resolve("out")).contains("OK"));
  }

  /** The nodes in rank order, once the threads of the program run. */
  private List<ProcessHandle> startAndGather(String program, String arguments) throws Exception {
    List<String> command =
        Commands.heddle(
            List.of("-n", Integer.toString(NODES)), Commands.program(program, arguments));
    File out = directory.resolve("out").toFile();
    launcher =
        new ProcessBuilder(command)
            .redirectOutput(out)
            .redirectError(directory.resolve("err").toFile())
            .start();
    List<ProcessHandle> nodes = List.of();
    while (nodes.size() < NODES) {
      assertTrue(launcher.isAlive(), "ended before it was disturbed");
      TimeUnit.MILLISECONDS.sleep(50);
      nodes = launcher.descendants().sorted(FailureIT::byRank).toList();
    }
    // Any moment is a good one; most are after the start.
    assertTrue(!launcher.waitFor(4, TimeUnit.SECONDS), "ended before it was disturbed");
    return nodes;
  }

  private static int byRank(ProcessHandle one, ProcessHandle other) {
    return Integer.compare(rank(one), rank(other));
  }

  private static int rank(ProcessHandle node) {
    String property = "-Dheddle.rank=";
    for (String argument : node.info().arguments().orElse(new String[0])) {
      if (argument.startsWith(property)) {
        return Integer.parseInt(argument.substring(property.length()));
      }
    }
    return 0;
  }

  private static void signal(String name, ProcessHandle node) throws Exception {
    ProcessBuilder kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + node.pid());
    assertEquals(0, kill.inheritIO().start().waitFor());
  }
}
