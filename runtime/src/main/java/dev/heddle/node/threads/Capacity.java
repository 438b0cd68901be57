package dev.heddle.node.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node's part of its host's cores.
 *
 * @param hostCores of the host
 * @param hostNodes the nodes that share them
 */
public record Capacity(int hostCores, int hostNodes) {
  /**
   * The nodes' capacities by rank.
   *
   * @param hosts by rank, the name of the node's host
   * @param cores by rank, how many the node sees
   */
  public static List<Capacity> byRank(List<String> hosts, List<Integer> cores) {
    Map<String, Integer> coresOfHost = coresOfHosts(hosts, cores);
    Map<String, Integer> nodesOnHost = new TreeMap<>();
    hosts.forEach(host -> nodesOnHost.merge(host, 1, Integer::sum));
    List<Capacity> all = new ArrayList<>();
    hosts.forEach(host -> all.add(new Capacity(coresOfHost.get(host), nodesOnHost.get(host))));
    return all;
  }

  /** Cores of all hosts, each host counted once. */
  public static int totalCores(List<String> hosts, List<Integer> cores) {
    return coresOfHosts(hosts, cores).values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Where a node is held to fewer cores than its neighbour, the host has those of the neighbour.
   */
  private static Map<String, Integer> coresOfHosts(List<String> hosts, List<Integer> cores) {
    Map<String, Integer> coresOfHost = new TreeMap<>();
    for (int rank = 0; rank < hosts.size(); rank++) {
      coresOfHost.merge(hosts.get(rank), cores.get(rank), Math::max);
    }
    return coresOfHost;
  }

  /** That many threads per core. Equal quotients are equal numbers: division rounds correctly. */
  double threadsPerCore(long threads) {
    return threads * hostNodes / (double) hostCores;
  }
}
