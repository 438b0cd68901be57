package dev.heddle.protocol.sim;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.TestNodes;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.VersionVector;
import dev.heddle.protocol.pages.PageProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The invariants, kept apart from the protocol's own books. */
final class Checker {
  private final SimWorld world;

  /** By writer: all intervals ever closed. */
  private final List<List<Interval>> closed = new ArrayList<>();

  /** By node, by writer: intervals up to here were looked at. */
  private final long[][] seen;

  /** By node, by page: what the node's clock says was written. */
  private final List<Map<Long, VersionVector>> advertised = new ArrayList<>();

  /** By lock: where the token is; -1 in flight. */
  private final Map<Long, Integer> tokens = new HashMap<>();

  Checker(SimWorld world, int nodeCount) {
    this.world = world;
    this.seen = new long[nodeCount][nodeCount];
    for (int i = 0; i < nodeCount; i++) {
      closed.add(new ArrayList<>());
      advertised.add(new HashMap<>());
    }
  }

  void closed(Interval interval) {
    closed.get(interval.writer()).add(interval);
  }

  /** At most one node has the token. */
  void token(long lock, int rank, boolean wasAway, boolean isAway) {
    int at = tokens.getOrDefault(lock, Gid.creator(lock));
    if (wasAway && !isAway) {
      if (at != -1) {
        throw new SimFailure("token of " + Gid.show(lock) + " comes to " + rank + ", is at " + at);
      }
      tokens.put(lock, rank);
    } else if (!wasAway && isAway) {
      if (at != rank) {
        throw new SimFailure("token of " + Gid.show(lock) + " leaves " + rank + ", is at " + at);
      }
      tokens.put(lock, -1);
    }
  }

  /** At most one exclusive holder, and no reader beside it. */
  void cellAccess(long cell) {
    int readers = 0;
    int writers = 0;
    for (SimNode node : world.nodes) {
      Access access = node.memory.cell(cell).access;
      readers += access == Access.READ_ONLY ? 1 : 0;
      writers += access == Access.WRITABLE ? 1 : 0;
    }
    if (writers > 1 || (writers == 1 && readers > 0)) {
      throw new SimFailure(
          "cell " + Gid.show(cell) + " has " + writers + " writers and " + readers + " readers");
    }
  }

  /** No valid page lacks what the node's clock says was written (RULES 9). */
  void afterStep(SimNode node) {
    Intervals intervals = TestNodes.intervals(node.protocol);
    for (int writer = 0; writer < closed.size(); writer++) {
      if (writer != node.rank) {
        advance(node, writer, intervals.clock(writer));
      }
    }
    for (long page : node.memory.touched) {
      VersionVector should = advertised.get(node.rank).get(page);
      if (should == null || !PageProbe.isValid(node.pages(), page)) {
        continue;
      }
      if (!PageProbe.applied(node.pages(), page).covers(should)) {
        throw new SimFailure(
            node + " has valid " + PageProbe.show(node.pages(), page) + " but knows of " + should);
      }
    }
    node.memory.touched.clear();
  }

  private void advance(SimNode node, int writer, long clock) {
    while (seen[node.rank][writer] < clock) {
      Interval interval = closed.get(writer).get((int) seen[node.rank][writer]++);
      for (long page : interval.pages()) {
        advertised
            .get(node.rank)
            .computeIfAbsent(page, unused -> new VersionVector())
            .raise(writer, interval.index());
        node.memory.touched.add(page);
      }
    }
  }

  /** The home's master copy is what was written. */
  void atRest() {
    for (long page : world.directory.pages()) {
      SimNode home = homeOf(page);
      for (int object : world.directory.objectsOn(page)) {
        long[] truth = world.directory.truth(object);
        long[] words = home.memory.replica(object).words;
        for (int i = 0; i < truth.length; i++) {
          if (truth[i] != words[i]) {
            throw new SimFailure(
                "at rest the home of object "
                    + object
                    + " has "
                    + Values.show(words[i])
                    + " in word "
                    + i
                    + ", written was "
                    + Values.show(truth[i]));
          }
        }
      }
    }
    for (SimNode node : world.nodes) {
      if (!node.protocol.describeWaits().isEmpty()) {
        throw new SimFailure("at rest " + node + " waits: " + node.protocol.describeWaits());
      }
    }
  }

  private SimNode homeOf(long page) {
    SimNode home = null;
    for (SimNode node : world.nodes) {
      if (PageProbe.isHome(node.pages(), page)) {
        if (home != null) {
          throw new SimFailure("page " + Gid.show(page) + " has two homes");
        }
        home = node;
      }
    }
    if (home == null) {
      throw new SimFailure("page " + Gid.show(page) + " has no home");
    }
    return home;
  }

  /**
   * Once all have published what they have and have read it, a spin point costs no message (RULES
   * 16).
   */
  void spinsAreFree(Runnable spinOnce) {
    spinOnce.run();
    spinOnce.run();
    long before = messages();
    spinOnce.run();
    if (messages() != before) {
      throw new SimFailure("at rest a round of spin points sends " + (messages() - before));
    }
  }

  private long messages() {
    long sum = 0;
    for (SimNode node : world.nodes) {
      sum += node.protocol.stats().get(Counter.MESSAGES_OUT);
    }
    return sum;
  }

  /** After some ticks nothing is kept that everybody knows (RULES 10). */
  void collected() {
    for (SimNode node : world.nodes) {
      int kept = TestNodes.intervals(node.protocol).logSize();
      if (kept > world.options.protocol().collectAbove()) {
        throw new SimFailure(node + " keeps " + kept + " records at rest");
      }
    }
  }
}
