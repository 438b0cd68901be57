package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.apps.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every program prints on N nodes what it prints on one plain JVM; those whose row in the table
 * states their messages are truly distributed.
 */
@Execution(ExecutionMode.CONCURRENT)
class ProgramsIT {
  private static final int TIMEOUT_SECONDS = 180;

  /** In turn; four JVMs take twice as long to start on two cores as two. */
  private static final int[] NODES = {2, 3, 2, 4, 3, 1};

  /**
   * So many programs are run as one, by {@code dev.heddle.apps.Several}: to start the nodes takes
   * longer than most of them, and what one leaves behind the next must not be disturbed by.
   */
  private static final int BATCH = 9;

  /** Threads of the one outlive main; the other knows how many pools were there before. */
  private static final Set<String> ALONE =
      Set.of("dev.heddle.apps.threads.Grandchild", "dev.heddle.apps.executors.PoolContract");

  @TempDir Path directory;

  /**
   * Each program on one of the JDKs that the checks run on, with 1 to 4 nodes in turn; all of them
   * on both, each by itself, with {@code -Dheddle.it.programs=all}.
   */
  @TestFactory
  List<DynamicTest> agreeWithThePlainJvm() {
    boolean all = "all".equals(System.getProperty("heddle.it.programs"));
    int half = Runtime.version().feature() > 17 ? 1 : 0;
    List<DynamicTest> tests = new ArrayList<>();
    List<Catalogue.Entry> measured = new ArrayList<>();
    List<Catalogue.Entry> batch = new ArrayList<>();
    int row = 0;
    for (Catalogue.Entry entry : Catalogue.entries()) {
      if (all || (isAlone(entry) && row % 2 == half)) {
        tests.add(test(entry.toString(), entry, NODES[tests.size() % NODES.length]));
      } else if (row % 2 == half) {
        (entry.messages().isPresent() ? measured : batch).add(entry);
      }
      row++;
    }
    tests.add(poolsOnOneNode());
    addBatches(measured, tests);
    addBatches(batch, tests);
    return tests;
  }

  /** On one node the JDK's own pools and locks run with Heddle's threads, on each JDK others. */
  private DynamicTest poolsOnOneNode() {
    List<Catalogue.Entry> pools =
        Catalogue.entries().stream()
            .filter(entry -> entry.mainClass().matches(".*\\.(executors|concurrent|threads)\\..*"))
            .filter(entry -> !isAlone(entry))
            .toList();
    return test("pools", several(pools), 1);
  }

  private void addBatches(List<Catalogue.Entry> entries, List<DynamicTest> tests) {
    for (int from = 0; from < entries.size(); from += BATCH) {
      Catalogue.Entry several =
          several(entries.subList(from, Math.min(from + BATCH, entries.size())));
      tests.add(test(several.smallArgs().toString(), several, NODES[from / BATCH % NODES.length]));
    }
  }

  private static boolean isAlone(Catalogue.Entry entry) {
    return entry.exitStatus() != 0 || !entry.stdin().isEmpty() || ALONE.contains(entry.mainClass());
  }

  private static Catalogue.Entry several(List<Catalogue.Entry> entries) {
    List<String> programs = entries.stream().map(entry -> entry.toString().strip()).toList();
    Set<String> shares = new HashSet<>();
    entries.forEach(entry -> shares.addAll(entry.shares()));
    int threads = entries.stream().mapToInt(Catalogue.Entry::threads).sum();
    OptionalInt messages =
        entries.stream().allMatch(entry -> entry.messages().isPresent())
            ? OptionalInt.of(entries.stream().mapToInt(e -> e.messages().getAsInt()).sum())
            : OptionalInt.empty();
    return new Catalogue.Entry(
        "dev.heddle.apps.Several", programs, List.of(), threads, shares, messages, 0, "");
  }

  private DynamicTest test(String name, Catalogue.Entry entry, int nodes) {
    return DynamicTest.dynamicTest(name + " n=" + nodes, () -> compare(entry, nodes));
  }

  private void compare(Catalogue.Entry entry, int nodes) throws Exception {
    ProcessRun.Result plain = ProcessRun.run(Commands.plain(entry), entry.stdin(), TIMEOUT_SECONDS);
    assertEquals(entry.exitStatus(), plain.exit(), plain::toString);
    Path json = directory.resolve(entry.mainClass() + entry.hashCode() + ".json");
    List<String> command =
        Commands.heddle(
            List.of("-n", Integer.toString(nodes), "--stats-json", json.toString()), entry);
    long startNanos = System.nanoTime();
    ProcessRun.Result woven = ProcessRun.run(command, entry.stdin(), TIMEOUT_SECONDS);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    assertTrue(woven.orphans().isEmpty(), () -> "still alive: " + woven.orphans());
    assertEquals(plain.exit(), woven.exit(), woven::toString);
    assertEquals(plain.out(), woven.out(), woven::toString);
    assertEquals(plain.err(), programsOwn(woven.err()), woven::toString);
    if (entry.messages().isPresent()) {
      Statistics.read(json, nodes, seconds).assertDistributed(entry);
    }
  }

  /** Without the line that names the node where main failed. */
  private static String programsOwn(String err) {
    return err.replaceAll("(?m)^heddle: main ended with an exception on node 0\\R", "");
  }
}
