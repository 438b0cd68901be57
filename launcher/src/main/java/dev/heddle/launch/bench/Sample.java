package dev.heddle.launch.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One run of a program.
 *
 * @param nodes what each told; empty on a plain JVM
 */
record Sample(double seconds, List<NodeTimes> nodes) {
  double coresUsed() {
    return total(NodeTimes::cpuMillis) / 1e3 / seconds;
  }

  long total(ToLongFunction<NodeTimes> count) {
    return nodes.stream().mapToLong(count).sum();
  }
}
