package dev.heddle.launch.bench;

import dev.heddle.transport.simulated.LinkCost;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Where the time of a run on several nodes went; medians over the runs of a setting. Waits and
 * diffs are sums over all threads and nodes.
 *
 * @param computeSeconds processor time of the program's threads, of the node that has most
 * @param modelledSeconds how long the run would take if each node had a machine of its own and the
 *     link between them were as given: <b>the largest, over the nodes, of its threads' processor
 *     time + messages it sent x latency + bytes it sent / bandwidth</b>. Too low where nodes wait
 *     for each other (a barrier, work shared out unevenly), and by the start of the JVMs and their
 *     compilers, which it leaves out. Too high where messages overlap (read ahead, several threads
 *     on a node) or nobody waits for them (diffs), and where a node's threads would have more than
 *     the one core that is assumed. The processor time includes what the threads do for the
 *     protocol, and what they lose to each other's caches on this machine.
 */
record Times(
    double missSeconds,
    double lockSeconds,
    double volatileSeconds,
    double diffSeconds,
    double computeSeconds,
    double modelledSeconds) {
  static Times of(Collection<Sample> samples, LinkCost link) {
    return new Times(
        seconds(samples, NodeTimes::missMillis),
        seconds(samples, NodeTimes::lockMillis),
        seconds(samples, NodeTimes::volatileMillis),
        seconds(samples, NodeTimes::diffMillis),
        median(samples, run -> most(run, node -> node.threadCpuMillis() / 1e3)),
        median(samples, run -> most(run, node -> node.modelledSeconds(link))));
  }

  private static double seconds(Collection<Sample> samples, ToLongFunction<NodeTimes> millis) {
    return median(samples, run -> run.total(millis) / 1e3);
  }

  private static double median(Collection<Sample> samples, ToDoubleFunction<Sample> value) {
    List<Double> values = samples.stream().mapToDouble(value).boxed().toList();
    return Medians.of(values).median();
  }

  private static double most(Sample run, ToDoubleFunction<NodeTimes> value) {
    return run.nodes().stream().mapToDouble(value).max().orElseThrow();
  }

  Map<String, Object> json() {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("missSeconds", missSeconds);
    fields.put("lockSeconds", lockSeconds);
    fields.put("volatileSeconds", volatileSeconds);
    fields.put("diffSeconds", diffSeconds);
    fields.put("computeSeconds", computeSeconds);
    fields.put("modelledSeconds", modelledSeconds);
    return fields;
  }
}
