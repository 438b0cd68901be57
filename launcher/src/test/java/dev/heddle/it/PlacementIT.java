package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which node runs which thread of a program on three. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("once")
class PlacementIT {
  private static final int NODES = 3;
  private static final int CORES = 6;
  private static final int TIMEOUT_SECONDS = 120;

  @TempDir Path directory;

  /** Two cores a node, and main has one of node 0's where living threads count. */
  @ParameterizedTest
  @CsvSource({
    "--placement packed, 0 1 1 2 2 0",
    "--placement load, 1 2 0 1 2 0",
    "'--set placement=pattern:1,2 --pin t0=0 --pin ?4=0', 0 1 2 1 0 2",
  })
  void threadsRunWhereTheyAreTold(String options, String ranks) throws Exception {
    List<Integer> expected = new ArrayList<>();
    for (String rank : ranks.split(" ", -1)) {
      expected.add(Integer.parseInt(rank));
    }
    List<String> names = IntStream.range(0, expected.size()).mapToObj(i -> "t" + i).toList();
    String lines =
        IntStream.range(0, expected.size())
            .mapToObj(i -> "[" + expected.get(i) + "] " + names.get(i) + " " + CORES)
            .collect(Collectors.joining("\n"));
    List<String> all = new ArrayList<>(List.of("--label"));
    all.addAll(List.of(options.split(" ", -1)));
    assertEquals(lines, byName(run(all, names)));
  }

  private static String byName(ProcessRun.Result run) {
    return run.out()
        .lines()
        .sorted((one, other) -> name(one).compareTo(name(other)))
        .collect(Collectors.joining("\n"));
  }

  private static String name(String line) {
    return line.split(" ", -1)[1];
  }

  /** However the starts of several nodes interleave, they take turns. */
  @Test
  void threadsThatStartThreadsDoNotPileThemOnTheirNode() throws Exception {
    Path json = directory.resolve("stats.json");
    run(List.of("--stats-json", json.toString()), List.of("a:3", "b:3", "c:3"));
    assertEquals(List.of(4L, 4L, 4L), Statistics.read(json, NODES, 0).threadsRun());
  }

  private static ProcessRun.Result run(List<String> options, List<String> names) throws Exception {
    List<String> all = new ArrayList<>(List.of("-n", Integer.toString(NODES)));
    all.addAll(options);
    List<String> program = new ArrayList<>(List.of("-XX:ActiveProcessorCount=" + CORES));
    program.addAll(List.of("-cp", System.getProperty("heddle.programs"), "com.acme.Spread"));
    program.addAll(names);
    ProcessRun.Result run = ProcessRun.run(Commands.heddle(all, program), "", TIMEOUT_SECONDS);
    assertEquals(0, run.exit(), run::toString);
    assertEquals("", run.err(), run::toString);
    return run;
  }
}
