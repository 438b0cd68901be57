package dev.heddle.node.threads;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The placement policies. */
public final class Placements {
  private Placements() {}

  /**
   * Threads of one name.
   *
   * @param glob where {@code *} stands for any characters and {@code ?} for one
   */
  public record Pin(String glob, int rank) {}

  /**
   * Over all nodes in turn, to each as often as it has cores; among nodes that are due, the first
   * after rank 0, which runs main.
   */
  public static PlacementPolicy roundRobin(List<Capacity> capacities) {
    int nodeCount = capacities.size();
    long[] given = new long[nodeCount];
    return (start, living) -> {
      int turn = least(nodeCount, i -> given(capacities, given, behindMain(i, nodeCount)));
      int rank = behindMain(turn, nodeCount);
      given[rank]++;
      return rank;
    };
  }

  private static double given(List<Capacity> capacities, long[] given, int rank) {
    return capacities.get(rank).threadsPerCore(given[rank] + 1);
  }

  private static int behindMain(int turn, int nodeCount) {
    return (turn + 1) % nodeCount;
  }

  /**
   * Node by node: the first that has a core left, counting the threads that live; where none has,
   * each gets as many again.
   */
  public static PlacementPolicy packed(List<Capacity> capacities) {
    return new ByLiving(
        capacities, (capacity, living) -> Math.floor(capacity.threadsPerCore(living)));
  }

  /** The node that will then have the fewest live threads per core; the lowest rank of several. */
  public static PlacementPolicy load(List<Capacity> capacities) {
    return new ByLiving(capacities, (capacity, living) -> capacity.threadsPerCore(living + 1));
  }

  private interface Fullness {
    double of(Capacity capacity, int living);
  }

  /** What it looks at is the ledger's own count: exact, and no node has to be asked. */
  private record ByLiving(List<Capacity> capacities, Fullness fullness) implements PlacementPolicy {
    @Override
    public int place(Start start, IntUnaryOperator living) {
      return least(
          capacities.size(), rank -> fullness.of(capacities.get(rank), living.applyAsInt(rank)));
    }

    @Override
    public boolean countsLiving() {
      return true;
    }
  }

  /** The first index of the least value. */
  private static int least(int count, IntToDoubleFunction value) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (value.applyAsDouble(i) < value.applyAsDouble(best)) {
        best = i;
      }
    }
    return best;
  }

  /** These ranks in turn, again and again. */
  public static PlacementPolicy pattern(List<Integer> ranks) {
    int[] next = {0};
    return (start, living) -> {
      int rank = ranks.get(next[0]);
      next[0] = (next[0] + 1) % ranks.size();
      return rank;
    };
  }

  /** Where it is started. */
  public static PlacementPolicy local() {
    return (start, living) -> start.from();
  }

  /** By the first pin that matches the thread's name; others take no notice of the pinned. */
  public static PlacementPolicy pinned(List<Pin> pins, PlacementPolicy otherwise) {
    return pins.isEmpty()
        ? otherwise
        : new Pinned(pins.stream().map(Names::of).toList(), otherwise);
  }

  private record Names(Pattern pattern, int rank) {
    static Names of(Pin pin) {
      String expression =
          Stream.of(pin.glob().split("(?<=[*?])|(?=[*?])", -1))
              .map(
                  part ->
                      switch (part) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(part);
                      })
              .collect(Collectors.joining());
      return new Names(Pattern.compile(expression, Pattern.DOTALL), pin.rank());
    }
  }

  private record Pinned(List<Names> pins, PlacementPolicy otherwise) implements PlacementPolicy {
    @Override
    public int place(Start start, IntUnaryOperator living) {
      for (Names names : pins) {
        if (names.pattern().matcher(start.name()).matches()) {
          return names.rank();
        }
      }
      return otherwise.place(start, living);
    }

    @Override
    public boolean countsLiving() {
      return otherwise.countsLiving();
    }
  }
}
