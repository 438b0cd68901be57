package dev.heddle.protocol.sim;

import dev.heddle.protocol.Mutation;

/**
 * Long runs: {@code SimulatorMain --seeds a..b [--mutation NAME] [--explain]}. Exit 1 on failure.
 */
public final class SimulatorMain {
  private SimulatorMain() {}

  @SuppressWarnings("SystemOut") // a command line tool
  public static void main(String[] args) {
    long from = 0;
    long to = 10_000;
    Mutation mutation = Mutation.NONE;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--seeds" -> {
          String[] ends = args[++i].split("\\.\\.", -1);
          from = Long.parseLong(ends[0]);
          to = Long.parseLong(ends[ends.length - 1]);
        }
        case "--mutation" -> mutation = Mutation.valueOf(args[++i]);
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    long startNanos = System.nanoTime();
    long actions = 0;
    long full = 0;
    for (long seed = from; seed <= to; seed++) {
      Simulator.Result result = Simulator.run(seed, mutation);
      actions += result.actions();
      full += result.isFull() ? 1 : 0;
      if (result.failure() != null) {
        System.out.println(Simulator.explain(seed, mutation).report());
        System.exit(1);
      }
    }
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    System.out.printf(
        "%d seeds (%d through everything), %d actions, %.1f s, no failure%n",
        to - from + 1, full, actions, seconds);
  }
}
