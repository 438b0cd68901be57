package dev.heddle.protocol.sim;

import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.ProtocolStats.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs seeds. */
final class Simulator {
  /** What came of a seed; {@code failure} is null where all was well. */
  record Result(
      long seed,
      long traceHash,
      int actions,
      Throwable failure,
      List<String> tail,
      Map<Counter, Long> counts,
      Set<Feature> features) {
    /** Whether the seed has gone through all of it. */
    boolean isFull() {
      return features.size() == Feature.values().length;
    }

    String report() {
      StringBuilder text = new StringBuilder("seed " + seed + ": " + failure + '\n');
      for (StackTraceElement element : failure.getStackTrace()) {
        if (element.getClassName().startsWith("dev.heddle")) {
          text.append("    at ").append(element).append('\n');
        }
      }
      tail.forEach(line -> text.append("  ").append(line).append('\n'));
      return text.toString();
    }
  }

  private Simulator() {}

  static Result run(long seed, Mutation mutation) {
    return run(seed, mutation, false);
  }

  /** Again, with the tail of the trace as text. */
  static Result explain(long seed, Mutation mutation) {
    return run(seed, mutation, true);
  }

  private static Result run(long seed, Mutation mutation, boolean keepText) {
    SimWorld world = new SimWorld(seed, mutation, keepText);
    Throwable failure = null;
    try {
      world.run();
    } catch (RuntimeException | AssertionError e) {
      failure = e;
    }
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    for (SimNode node : world.nodes) {
      for (Counter counter : Counter.values()) {
        counts.merge(counter, node.protocol.stats().get(counter), Long::sum);
      }
    }
    return new Result(
        seed,
        world.trace.hash(),
        world.actions(),
        failure,
        world.trace.tail(),
        counts,
        world.coverage.with(counts));
  }
}
