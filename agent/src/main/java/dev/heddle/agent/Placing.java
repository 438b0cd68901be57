package dev.heddle.agent;

import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.node.threads.Capacity;
import dev.heddle.node.threads.PlacementPolicy;
import dev.heddle.node.threads.Placements;
import java.util.List;

/** From settings and what the nodes have told to what the program gets. */
final class Placing {
  private final HeddleConfig config;
  private final List<String> hosts;
  private final List<Integer> cores;

  /**
   * @param cores by rank, how many the node sees
   */
  Placing(HeddleConfig config, List<Integer> cores) {
    this.config = config;
    this.hosts = config.hosts().namesByRank(config.nodes());
    this.cores = cores;
  }

  /** Where threads run. */
  PlacementPolicy policy() {
    List<Placements.Pin> pins =
        config.placement().pins().stream()
            .map(pin -> new Placements.Pin(pin.glob(), pin.rank()))
            .toList();
    return Placements.pinned(pins, spread());
  }

  private PlacementPolicy spread() {
    List<Capacity> capacities = Capacity.byRank(hosts, cores);
    return switch (config.placement().spread()) {
      case ROUND_ROBIN -> Placements.roundRobin(capacities);
      case PACKED -> Placements.packed(capacities);
      case LOAD -> Placements.load(capacities);
      case LOCAL -> Placements.local();
      case PATTERN -> Placements.pattern(config.placement().ranks());
    };
  }

  /** Of the cluster; a program that makes a thread for each reaches every node. */
  int processors() {
    return Math.max(Capacity.totalCores(hosts, cores), config.nodes());
  }
}
