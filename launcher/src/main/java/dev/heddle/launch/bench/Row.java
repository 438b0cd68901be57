package dev.heddle.launch.bench;

import dev.heddle.transport.simulated.LinkCost;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program in one setting.
 *
 * @param ratio of the medians, to the plain JVM with all threads
 * @param messages sent by all nodes in the last run; bytes likewise
 * @param coresUsed processor time of all nodes per second of the run; 0 on a plain JVM, which does
 *     not tell
 * @param times null on fewer than two nodes, which have none to tell
 */
record Row(
    String program,
    String setting,
    Medians seconds,
    double ratio,
    long messages,
    long bytes,
    double coresUsed,
    Times times) {
  /** Who uses so much of the machine would have been faster on a larger one. */
  private static final double NEARLY_ALL = 0.8;

  /**
   * Of several runs.
   *
   * @param link between the nodes in the model
   */
  static Row of(
      String program, Setting setting, List<Sample> samples, double plainSeconds, LinkCost link) {
    Medians seconds = Medians.of(samples.stream().map(Sample::seconds).toList());
    Sample last = samples.get(samples.size() - 1);
    return new Row(
        program,
        setting.name(),
        seconds,
        seconds.median() / plainSeconds,
        last.total(NodeTimes::messages),
        last.total(NodeTimes::bytes),
        Medians.of(samples.stream().map(Sample::coresUsed).toList()).median(),
        setting.nodes() < 2 ? null : Times.of(samples, link));
  }

  boolean isLimitedBy(int cores) {
    return coresUsed >= NEARLY_ALL * cores;
  }

  Map<String, Object> json(int cores) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("program", program);
    fields.put("setting", setting);
    fields.put("medianSeconds", seconds.median());
    fields.put("leastSeconds", seconds.least());
    fields.put("mostSeconds", seconds.most());
    fields.put("ratioToPlain", ratio);
    fields.put("messages", messages);
    fields.put("bytes", bytes);
    if (coresUsed > 0) {
      fields.put("coresUsed", coresUsed);
      fields.put("limitedByCores", isLimitedBy(cores));
    }
    if (times != null) {
      fields.putAll(times.json());
    }
    return fields;
  }
}
