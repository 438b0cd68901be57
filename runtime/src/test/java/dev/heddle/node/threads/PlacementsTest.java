package dev.heddle.node.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.node.service.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the ledger puts threads, by policy. */
class PlacementsTest {
  private static final Capacity TWO_CORES = new Capacity(2, 1);

  /** Where so many threads go that live on. */
  private static List<Integer> placed(PlacementPolicy policy, int nodes, int threads) {
    return place(new ThreadLedger(policy, nodes), threads);
  }

  private static List<Integer> place(ThreadLedger ledger, int threads) {
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      ranks.add(start(ledger, "t" + i, -1));
    }
    return ranks;
  }

  private static int start(ThreadLedger ledger, String name, int fixedRank) {
    return ledger.place(new PlacementPolicy.Start(0, name), fixedRank, false);
  }

  @Test
  void roundRobinTakesTurnsBehindMain() {
    List<Capacity> alike = List.of(TWO_CORES, TWO_CORES, TWO_CORES);
    assertEquals(List.of(1, 2, 0, 1, 2, 0, 1), placed(Placements.roundRobin(alike), 3, 7));
  }

  @Test
  void roundRobinGivesToEachWhatItHasCoresFor() {
    List<String> hosts = List.of("localhost", "b", "c", "c");
    List<Capacity> capacities = Capacity.byRank(hosts, List.of(2, 4, 2, 2));
    List<Integer> ranks = placed(Placements.roundRobin(capacities), 4, 16);
    assertEquals(List.of(1, 1, 0, 1, 1, 2, 3, 0), ranks.subList(0, 8));
    assertEquals(ranks.subList(0, 8), ranks.subList(8, 16));
  }

  @Test
  void packedFillsOneNodeAfterTheOtherAndThenAround() {
    List<Capacity> capacities = List.of(TWO_CORES, TWO_CORES, new Capacity(4, 1));
    // Main has a core of node 0.
    assertEquals(
        List.of(0, 1, 1, 2, 2, 2, 2, 0, 0, 1, 1, 2), placed(Placements.packed(capacities), 3, 12));
  }

  @Test
  void packedGoesWhereAThreadHasEnded() {
    ThreadLedger ledger = new ThreadLedger(Placements.packed(List.of(TWO_CORES, TWO_CORES)), 2);
    assertEquals(List.of(0, 1), place(ledger, 2));
    ledger.ended(0, false);
    assertEquals(List.of(0, 1), place(ledger, 2));
  }

  @Test
  void aNodeThatSharesACoreTakesOneThreadAtATime() {
    Capacity halfACore = new Capacity(1, 2);
    assertEquals(List.of(1, 0, 1), placed(Placements.packed(List.of(halfACore, halfACore)), 2, 3));
  }

  @Test
  void loadGoesWhereFewestLive() {
    ThreadLedger ledger =
        new ThreadLedger(Placements.load(List.of(TWO_CORES, TWO_CORES, TWO_CORES)), 3);
    assertEquals(List.of(1, 2, 0, 1, 2), place(ledger, 5));
    ledger.ended(2, false);
    ledger.ended(2, false);
    assertEquals(List.of(2, 2, 0), place(ledger, 3));
    ledger.mainEnded();
    ledger.ended(0, false);
    assertEquals(List.of(0, 0, 1), place(ledger, 3));
  }

  @Test
  void loadCountsThreadsPerCoreAndThoseItDidNotPlace() {
    ThreadLedger ledger =
        new ThreadLedger(Placements.load(List.of(TWO_CORES, new Capacity(8, 2))), 2);
    assertEquals(1, start(ledger, "stays", 1));
    // 1 and 1 by now, then main's node would have 1 per core and the other 2 per 4.
    assertEquals(List.of(1, 1, 0, 1), place(ledger, 4));
  }

  @Test
  void theEndOfADaemonThreadIsToldWhereItCounts() {
    PlacementPolicy.Start start = new PlacementPolicy.Start(1, "daemon");
    try (FakeCluster cluster = new FakeCluster(2)) {
      ThreadLedger ledger = new ThreadLedger(Placements.load(List.of(TWO_CORES, TWO_CORES)), 2);
      new LedgerAccess(cluster.buses.get(0), ledger, true);
      LedgerAccess far = new LedgerAccess(cluster.buses.get(1), null, true);
      assertEquals(1, far.place(start, -1, true));
      assertEquals(0, far.place(start, -1, true));
      far.ended(1, true);
      assertEquals(1, far.place(start, -1, true));
      assertEquals(1, far.place(start, -1, true));
      assertEquals(List.of(), cluster.releases);
    }
  }

  @Test
  void aPatternIsRepeated() {
    PlacementPolicy pattern = Placements.pattern(List.of(0, 1, 1, 2));
    assertEquals(List.of(0, 1, 1, 2, 0, 1), placed(pattern, 3, 6));
  }

  @Test
  void localStays() {
    assertEquals(2, Placements.local().place(new PlacementPolicy.Start(2, "w"), rank -> rank));
  }

  @Test
  void pinsAreStrongerAndTheFirstCounts() {
    List<Placements.Pin> pins =
        List.of(
            new Placements.Pin("writer-?", 2),
            new Placements.Pin("w*", 1),
            new Placements.Pin("a.b (*)", 0));
    ThreadLedger ledger =
        new ThreadLedger(Placements.pinned(pins, Placements.pattern(List.of(2, 0))), 3);
    assertEquals(2, start(ledger, "writer-1", -1));
    assertEquals(1, start(ledger, "writer-11", -1));
    assertEquals(0, start(ledger, "a.b (7)", -1));
    assertEquals(2, start(ledger, "aXb (7)", -1));
    assertEquals(0, start(ledger, "my writer-1", -1));
    assertEquals(0, start(ledger, "writer-1", 0));
  }

  @Test
  void coresOfAHostCountOnce() {
    List<String> hosts = List.of("localhost", "localhost", "b", "c", "c");
    List<Integer> cores = List.of(4, 4, 2, 1, 8);
    assertEquals(14, Capacity.totalCores(hosts, cores));
    assertEquals(
        List.of(
            new Capacity(4, 2),
            new Capacity(4, 2),
            new Capacity(2, 1),
            new Capacity(8, 2),
            new Capacity(8, 2)),
        Capacity.byRank(hosts, cores));
  }
}
