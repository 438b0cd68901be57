package dev.heddle.launch.bench;

import dev.heddle.transport.simulated.LinkCost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One program in all its settings. */
final class ProgramBench {
  private final Runs runs;
  private final int rounds;
  private final LinkCost modelled;

  /**
   * @param rounds how often each setting is run
   * @param modelled the link of {@link Times#modelledSeconds}
   */
  ProgramBench(Runs runs, int rounds, LinkCost modelled) {
    this.runs = runs;
    this.rounds = rounds;
    this.modelled = modelled;
  }

  /**
   * One row per setting.
   *
   * @param settings the plain JVM with all threads first: the others are compared with it
   */
  List<Row> measure(String program, List<Setting> settings)
      throws IOException, InterruptedException, BenchException {
    List<List<Sample>> samples = new ArrayList<>();
    settings.forEach(setting -> samples.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < settings.size(); i++) { // interleaved: what disturbs, disturbs all
        samples.get(i).add(runs.time(settings.get(i)));
      }
    }
    double plain = Medians.of(samples.get(0).stream().map(Sample::seconds).toList()).median();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      rows.add(Row.of(program, settings.get(i), samples.get(i), plain, modelled));
    }
    return rows;
  }

  /**
   * The smallest configuration that is faster than the plain JVM (McSherry, Isard, Murray 2015), in
   * the order of {@code rows}, where plain rows are not candidates.
   */
  static String cost(List<Row> rows, String plainSetting) {
    double toBeat =
        rows.stream()
            .filter(row -> row.setting().equals(plainSetting))
            .findFirst()
            .orElseThrow()
            .seconds()
            .median();
    return rows.stream()
        .filter(row -> row.setting().startsWith("-n "))
        .filter(row -> row.seconds().median() < toBeat)
        .map(Row::setting)
        .findFirst()
        .orElse("none");
  }
}
