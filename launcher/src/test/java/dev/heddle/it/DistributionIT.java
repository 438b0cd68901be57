package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs are truly distributed, and at a price one can name: their threads run on all nodes,
 * pages are fetched and diffs sent, and an operation costs so many messages at most.
 */
@Isolated("its bounds are those of a run that has the machine to itself")
class DistributionIT {
  private static final int NODES = 3;
  private static final int TIMEOUT_SECONDS = 120;

  @TempDir Path directory;

  /**
   * The bounds, with the manager of the lock and the home of the data on a third node:
   *
   * <ul>
   *   <li>a turn of the counter: request, forward, grant of the lock, the notification; diff, fetch
   *       and reply of the page; every other time a diff of the player's own count. A tenth is for
   *       what gets in between.
   *   <li>a hand-over of the baton takes two monitors and three pages.
   *   <li>a turn of a volatile counter: request, forward and ownership for the writer, an
   *       invalidation and its answer, request, forward and copy for the reader; now and then the
   *       reader asks while the writer is at it, and twice.
   *   <li>a half sweep of the grid: at each barrier four threads take its lock; each node sends the
   *       rows it wrote and fetches its neighbours'.
   *   <li>an element of the matrix product is asked for at most once by a node: pages, not
   *       elements.
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({
    "CounterPingPong, 500 2, 2, 500, 8.8",
    "CounterPingPong, 300 2 volatile, 2, 300, 18",
    "monitors.LockHandover, 300 3, 3, 300, 18",
    "RedBlackSor, 48 4 10, 4, 80, 24",
    "MatrixMultiply, 96 4, 4, 288, 3",
  })
  void costsWhatItMay(
      String program, String arguments, int threads, int operations, double messagesPerOperation)
      throws Exception {
    Statistics statistics = run(program, arguments);
    statistics.assertThreadsRanOnAll(threads);
    statistics.assertThreadsFetchedPages();
    if (!arguments.endsWith("volatile")) {
      assertTrue(statistics.total("diffs") > 0, statistics::toString);
    }
    statistics.assertMessages(threads, operations * messagesPerOperation);
  }

  @Test
  void whatCostsNothingIsCountedToo() throws Exception {
    int times = 1000;
    Statistics statistics = run("monitors.TakenAgain", Integer.toString(times));
    for (String count : List.of("lockAcquiresLocal", "volatileReadsCached")) {
      long seen = statistics.total(count);
      // Of each thread's the first may be a miss; the JVM takes some locks of its own.
      assertTrue(seen >= 2L * (times - 1) && seen < 2L * times + 100, statistics::toString);
    }
    statistics.assertMessages(2, 2 * 16);
  }

  /**
   * The writer, on a node that is not the array's home, fetches its pages: a request and a reply.
   */
  @Test
  void aSlowerLinkShowsInTheTimes() throws Exception {
    long latencyMillis = 200;
    Statistics statistics =
        run("PageMissLatency", "4 1", "--link", "latency=" + latencyMillis + "ms");
    assertTrue(statistics.total("missMillis") >= 2 * latencyMillis, statistics::toString);
    assertTrue(statistics.total("cpuMillis") > 0, statistics::toString);
    assertTrue(
        statistics.total("threadCpuMillis") <= statistics.total("cpuMillis"), statistics::toString);
  }

  private Statistics run(String program, String arguments, String... options) throws Exception {
    Path json = directory.resolve("stats.json");
    long startNanos = System.nanoTime();
    ProcessRun.Result run =
        ProcessRun.run(
            Commands.heddle(
                Stream.concat(
                        Stream.of(options),
                        Stream.of("-n", Integer.toString(NODES), "--stats-json", json.toString()))
                    .toList(),
                Commands.program("dev.heddle.apps." + program, arguments)),
            "",
            TIMEOUT_SECONDS);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    assertEquals(0, run.exit(), run::toString);
    return Statistics.read(json, NODES, seconds);
  }
}
