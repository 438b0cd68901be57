package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shared objects that nobody refers to any more are collected (RULES 21), in a heap that would not
 * hold them all: chains and rings whose objects different nodes made in turn.
 */
@Tag("once")
class MemoryIT {
  private static final int TIMEOUT_SECONDS = 240;

  @ParameterizedTest
  @ValueSource(strings = {"monitors.SharedQueue 60000 4", "monitors.CrossedPairs 400 200"})
  void garbageOfSeveralNodesIsCollected(String program) throws Exception {
    String[] words = program.split(" ", 2);
    List<String> command = new ArrayList<>(List.of("-Xmx24m"));
    command.addAll(Commands.program("dev.heddle.apps." + words[0], words[1]));
    ProcessRun.Result run =
        ProcessRun.run(Commands.heddle(List.of("-n", "3"), command), "", TIMEOUT_SECONDS);
    assertEquals(0, run.exit(), run::toString);
  }
}
